package dev.yagura.ingest;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Closes audit events that no further record came for. */
@Component
class AuditSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(AuditSweeper.class);

  private final AuditPending pending;
  private final WritePath writePath;
  private final IngestProperties properties;
  private final Clock clock;

  AuditSweeper(
      AuditPending pending, WritePath writePath, IngestProperties properties, Clock clock) {
    this.pending = pending;
    this.writePath = writePath;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
  void sweep() {
    Instant waitingSince = clock.instant().minus(properties.auditTimeout());
    try {
      pending.overdue(waitingSince).forEach(overdue -> writePath.close(overdue, waitingSince));
    } catch (DataAccessException | TransactionException away) {
      LOG.warn("Waiting audit events could not be closed; the next try is in a second.", away);
    }
  }
}
