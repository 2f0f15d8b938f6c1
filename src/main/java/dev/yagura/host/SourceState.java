package dev.yagura.host;

/** Whether a source is heard of as usual. */
public enum SourceState {
  /** It arrives in its own rhythm. */
  ACTIVE,
  /** Nothing arrived for much longer than is usual for it. */
  SILENT
}
