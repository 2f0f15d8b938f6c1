package dev.yagura.api;

import dev.yagura.ingest.SubmissionReader;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes what controllers read from, or write to, a stream themselves, where nothing in their
 * signatures tells of it.
 */
@Component
class BodyDescriptions implements OpenApiCustomizer {

  private static final String NDJSON = "application/x-ndjson";

  @Override
  public void customise(OpenAPI document) {
    Operation logs = document.getPaths().get("/api/v1/logs").getPost();
    Operation tried = document.getPaths().get("/api/v1/rules/try").getPost();
    for (String parameter : new TreeSet<>(SubmissionReader.PARAMETERS)) {
      logs.addParametersItem(query(parameter));
      tried.addParametersItem(query(parameter));
    }
    tried.addParametersItem(query("rule").description("A rule's id; may be given several times."));
    logs.setRequestBody(body("text/plain", NDJSON, "application/json"));
    tried.setRequestBody(body("text/plain", NDJSON, "application/json"));
    tried.getResponses().get("200").setContent(content(NDJSON));
    document
        .getPaths()
        .get("/api/v1/rules/import")
        .getPost()
        .setRequestBody(body("application/yaml", "application/zip"));
    document
        .getPaths()
        .get("/api/v1/events")
        .getGet()
        .getResponses()
        .get("200")
        .getContent()
        .addMediaType(NDJSON, new MediaType().schema(new StringSchema()));
  }

  private static Parameter query(String name) {
    return new QueryParameter().name(name).required(false).schema(new StringSchema());
  }

  private static RequestBody body(String... types) {
    return new RequestBody().required(true).content(content(types));
  }

  private static Content content(String... types) {
    Content content = new Content();
    for (String type : types) {
      content.addMediaType(type, new MediaType().schema(new StringSchema()));
    }
    return content;
  }
}
