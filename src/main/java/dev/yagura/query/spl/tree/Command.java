package dev.yagura.query.spl.tree;

/** A command of a search. */
public sealed interface Command extends Node
    permits Bucket,
        Convert,
        Dedup,
        Eval,
        Fields,
        Fillnull,
        Head,
        Lookup,
        Regex,
        Rename,
        Rex,
        Search,
        Sort,
        Stats,
        Tstats,
        Where {}
