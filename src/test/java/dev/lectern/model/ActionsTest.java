package dev.lectern.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every operation of every service names what it needs. */
class ActionsTest {

  private static final Pattern LABEL = Pattern.compile("\\{(\\w+)}");

  static List<String> services() throws IOException {
    List<String> services = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("src/main/resources/aws-model"), "*.json")) {
      for (Path file : files) {
        if (Json.MAPPER.readTree(Files.readString(file)).has("operations")) {
          services.add(file.getFileName().toString().replace(".json", ""));
        }
      }
    }
    return services;
  }

  /** An operation without keys of its own says so with an empty list. */
  @ParameterizedTest
  @MethodSource("services")
  void everyOperationNamesItsConditionKeys(String service) throws IOException {
    JsonNode table =
        Json.MAPPER.readTree(
            Files.readString(Path.of("src/main/resources/aws-model", service + ".json")));
    table
        .path("operations")
        .properties()
        .forEach(
            operation ->
                assertThat(operation.getValue().has("keys"))
                    .as(service + ":" + operation.getKey() + ", run the ModelGenerator")
                    .isTrue());
    for (OperationModel operation : ServiceModel.load(service).operations()) {
      assertThat(operation.keys())
          .as(operation.name())
          .doesNotHaveDuplicates()
          .allMatch(key -> key.matches("[a-z0-9]+:[A-Za-z0-9-]+/?"));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyOperationNamesItsActionAndResource(String service) {
    for (OperationModel operation : ServiceModel.load(service).operations()) {
      assertThat(operation.action()).as(operation.name()).matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+");
      assertThat(operation.resource()).as(operation.name()).isNotBlank();
      Matcher labels = LABEL.matcher(operation.resource());
      while (labels.find()) {
        String label = labels.group(1);
        if (!label.equals("Region") && !label.equals("AccountId")) {
          assertThat(operation.input().members()).as(operation.name()).containsKey(label);
        }
      }
    }
  }
}
