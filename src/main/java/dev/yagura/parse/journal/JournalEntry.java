package dev.yagura.parse.journal;

import dev.yagura.parse.Header;
import java.util.List;
import java.util.Map;

/**
 * One entry of the journal.
 *
 * @param header time, host, program and pid; {@link Header#facts()} holds what journald itself
 *     vouches for (the {@code _…} fields) and {@code __CURSOR}, {@code PRIORITY} (also as {@code
 *     severity}) and {@code SYSLOG_FACILITY} (also as {@code facility}), all as the entry writes
 *     them. Other fields are the sender's word only, program ({@code SYSLOG_IDENTIFIER}) and
 *     message among them
 * @param message MESSAGE; several are joined by a newline; {@code ""} where there is none
 * @param fields all fields by name, in the order of the entry, with at least one value each. U+0000
 *     is written {@code \x00}; bytes that are not UTF-8 are U+FFFD
 */
public record JournalEntry(Header header, String message, Map<String, List<String>> fields) {}
