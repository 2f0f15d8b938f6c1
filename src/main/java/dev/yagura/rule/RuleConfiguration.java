package dev.yagura.rule;

import dev.yagura.query.RuleCompiler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rule package is wired with. */
@Configuration(proxyBeanMethods = false)
class RuleConfiguration {

  @Bean
  @ConditionalOnMissingBean
  RuleCompilation ruleCompilation() {
    RuleCompiler compiler = new RuleCompiler();
    return compiler::compile;
  }
}
