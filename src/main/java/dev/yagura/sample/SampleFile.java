package dev.yagura.sample;

/**
 * A log file of the sample day, to be ingested like any other.
 *
 * @param host the host that wrote it
 * @param name its path on that host
 * @param sourcetype the sourcetype of its lines
 * @param content lines in UTF-8, each ended by a newline; times without a zone are UTC
 */
public record SampleFile(String host, String name, String sourcetype, byte[] content) {}
