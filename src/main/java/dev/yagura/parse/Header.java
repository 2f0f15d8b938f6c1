package dev.yagura.parse;

import dev.yagura.event.RawLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a record: what syslog, the journal, or the record itself says around the message.
 *
 * @param time the record's own time; null where it has none
 * @param host the host that the record names, as logged ({@code node=}, Computer, {@code
 *     _HOSTNAME}, the syslog header); null where it names none
 * @param program the syslog tag or {@code SYSLOG_IDENTIFIER}, without pid
 * @param pid the process id of the tag or {@code _PID}
 * @param facts further envelope facts by name: {@code facility}, {@code severity}, trusted journal
 *     fields ({@code _COMM}, {@code _EXE}, {@code _UID}, {@code _SYSTEMD_UNIT}, {@code __CURSOR}) …
 * @param problems findings, as in {@link dev.yagura.event.Event#problems()}
 * @param line the received line
 */
public record Header(
    @Nullable Instant time,
    @Nullable String host,
    @Nullable String program,
    @Nullable String pid,
    Map<String, String> facts,
    List<String> problems,
    RawLine line) {}
