package dev.yagura.account;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act in the audit trail.
 *
 * @param actor the person's or token's name, or {@code console}
 * @param act a word such as {@code person.added}
 * @param subject what it was done to
 * @param address the sender's network address; null where nobody sent anything
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    String act,
    String subject,
    @Nullable String address,
    Map<String, String> details) {}
