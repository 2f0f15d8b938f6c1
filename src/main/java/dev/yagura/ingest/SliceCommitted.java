package dev.yagura.ingest;

/** Slices were committed and are ready to be evaluated. Published after the commit. */
public record SliceCommitted() {}
