package dev.yagura.account;

import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The first tokens, set without a browser. */
@Component
class BootstrapTokens implements InitializingBean {

  private final Tokens tokens;
  private final String ingest;
  private final String api;

  BootstrapTokens(
      Tokens tokens,
      @Value("${yagura.bootstrap.ingest-token:}") String ingest,
      @Value("${yagura.bootstrap.api-token:}") String api) {
    this.tokens = tokens;
    this.ingest = ingest;
    this.api = api;
  }

  @Override
  public void afterPropertiesSet() {
    if (!ingest.isBlank()) {
      tokens.ensure("bootstrap-ingest", TokenKind.INGEST, Set.of(), ingest);
    }
    if (!api.isBlank()) {
      tokens.ensure("bootstrap-api", TokenKind.API, Set.of("read", "write"), api);
    }
  }
}
