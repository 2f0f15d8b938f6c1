package dev.yagura.store;

/** Slices were committed and are ready to be evaluated. Published in their transaction. */
public record SliceCommitted() {}
