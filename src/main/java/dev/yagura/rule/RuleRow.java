package dev.yagura.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code rules}. */
@Entity
@Table(name = "rules")
@NullUnmarked
class RuleRow {

  @Id
  @Column(name = "rule_id")
  String id;

  int version;
  String language;
  String pack;
  String file;
  String title;
  String level;
  String levelOverride;
  String type;
  boolean enabled;
  String enabledBy;
  boolean supported;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> reasons;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> techniques;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> sourcetypes;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> models;

  boolean alwaysCandidate;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> refersTo;

  Instant importedAt;
  Instant updatedAt;
  String updatedBy;

  protected RuleRow() {}

  RuleRow(String id, Instant now) {
    this.id = id;
    this.importedAt = now;
  }

  String effectiveLevel() {
    return levelOverride == null ? level : levelOverride;
  }
}
