package dev.yagura.rule;

import dev.yagura.query.Compilation;
import dev.yagura.query.RuleCompiler;
import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.RuleSource;
import java.util.List;
import java.util.Map;

/** How rules are compiled: {@link RuleCompiler#compile}, or what a test puts in its place. */
@FunctionalInterface
interface RuleCompilation {

  Compilation compile(List<RuleSource> sources, Map<String, Macro> macros);
}
