package dev.yagura.event;

import java.util.Map;

/**
 * One record (line) of a Linux audit event as its fields say, decoded. Sigma's {@code auditd} rules
 * and Splunk's auditd searches speak of these.
 *
 * @param type the record type by name, {@code SYSCALL}, {@code EXECVE} …; the number where unknown
 * @param fields exact-case field names and decoded values in the order of the record: hex decoded
 *     where the field is an encoded one, split EXECVE arguments joined, the inner {@code msg='…'}
 *     flattened, ENRICHED names under their upper-case names; {@code syscall} is the name, {@code
 *     syscall_number} the number; {@code SYSCALL} the name as well, enriched or looked up. EXECVE
 *     also has {@code execve_command}, PROCTITLE's {@code proctitle} has blanks between arguments.
 *     Absent values ({@code (null)}, {@code ?}, {@code (none)}) are left out
 * @param line the {@link RawLine#number()} of the record's line
 */
public record AuditFields(String type, Map<String, String> fields, int line) {}
