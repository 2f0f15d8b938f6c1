package dev.yagura.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/**
 * The part of a row of {@code alerts} that people change. Its version is that of these columns
 * alone: detection updates the others without touching it.
 */
@Entity
@Table(name = "alerts")
@DynamicUpdate
@NullUnmarked
class AlertTriageRow {

  @Id
  @Column(name = "alert_id")
  long id;

  String status;
  String disposition;
  String assignee;
  Instant closedAt;

  @Version int triageVersion;

  protected AlertTriageRow() {}
}
