package dev.yagura.normalize.audit;

import dev.yagura.event.DataModel;
import org.jspecify.annotations.Nullable;

/**
 * What a system call means; a row of {@code audit-meanings.yaml}.
 *
 * @param action what is done when it succeeds
 * @param flags the argument with the flags of open(2)
 * @param directory the argument with the descriptor that the path is relative to
 * @param oldDirectory the same of the old path of a rename
 * @param direction of network calls: {@code outbound}, {@code inbound}, {@code listening}
 * @param attempt whether one that failed still belongs to the model
 */
record SyscallMeaning(
    DataModel model,
    String action,
    @Nullable String flags,
    @Nullable String directory,
    @Nullable String oldDirectory,
    @Nullable String direction,
    boolean attempt) {}
