package dev.yagura.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Names of the OpenAPI document. Members are written as the API writes them, in snake case; a
 * record within a resource is called after it, since each resource has an {@code Item} of its own
 * and equal names would be one schema.
 */
@Configuration(proxyBeanMethods = false)
class SchemaNames extends TypeNameResolver {

  @Bean
  static ModelResolver snakeCaseMembers() {
    return new ModelResolver(
        Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
        new SchemaNames());
  }

  @Override
  protected String nameForClass(Class<?> type, Set<Options> options) {
    String name = super.nameForClass(type, options);
    Class<?> outer = type.getEnclosingClass();
    return outer == null
        ? name
        : outer.getSimpleName().replaceFirst("(Resource|Controller)$", "") + name;
  }
}
