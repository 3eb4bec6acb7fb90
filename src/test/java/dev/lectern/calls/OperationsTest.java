package dev.lectern.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard of a real account stops: every operation of every service in the model. */
class OperationsTest {

  /** Verbs of operations that change something. One that is not here or below is decided first. */
  private static final List<String> CHANGING =
      List.of(
          "Abort",
          "Accept",
          "Add",
          "Associate",
          "Attach",
          "BatchExecute",
          "BatchWrite",
          "Change",
          "Checkpoint",
          "Complete",
          "Copy",
          "Create",
          "Deactivate",
          "Delete",
          "Detach",
          "Disable",
          "Enable",
          "Execute",
          "Export",
          "Generate",
          "Import",
          "Invoke",
          "Publish",
          "Put",
          "Redrive",
          "Reject",
          "Remove",
          "Rename",
          "Reset",
          "Restore",
          "Resync",
          "Send",
          "Set",
          "Start",
          "Stop",
          "Tag",
          "Test",
          "TransactWrite",
          "Untag",
          "Update",
          "Upload",
          "Write");

  private static final List<String> READING =
      List.of(
          "Assume",
          "BatchGet",
          "Decode",
          "Describe",
          "Get",
          "Head",
          "List",
          "Query",
          "Scan",
          "Select",
          "Simulate",
          "Validate",
          "TransactGet");

  /** Sent with POST, and a read; sent with GET, and only hands out credentials. */
  private static final Set<String> READS = Set.of("SelectObjectContent", "CreateSession");

  static Stream<String> services() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/aws-model"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyOperationIsARead_orStopped(String service) {
    ServiceModel model = ServiceModel.load(service);
    boolean rest = model.protocol().name().startsWith("REST");
    for (OperationModel operation : model.operations()) {
      String name = operation.name();
      boolean stopped = Operations.mutating(name);
      if (name.equals("GetActivityTask")) {
        assertThat(stopped).as(name).isTrue();
        continue;
      }
      if (READS.contains(name)) {
        assertThat(stopped).as(name).isFalse();
        continue;
      }
      if (rest) {
        assertThat(stopped)
            .as(name)
            .isEqualTo(!operation.method().equals("GET") && !operation.method().equals("HEAD"));
      }
      assertThat(CHANGING.stream().anyMatch(name::startsWith)).as(name).isEqualTo(stopped);
      assertThat(READING.stream().anyMatch(name::startsWith)).as(name).isEqualTo(!stopped);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invoke",
        "GetActivityTask",
        "Listen",
        "Getter",
        "ReceiveMessage",
        "GetId",
        "StartQuery"
      })
  void aVerbThatIsNotKnownIsStopped(String name) {
    assertThat(Operations.mutating(name)).isTrue();
  }

  @Test
  void aVerbAloneIsARead() {
    assertThat(Operations.mutating("Query")).isFalse();
    assertThat(Operations.mutating("Scan")).isFalse();
  }
}
