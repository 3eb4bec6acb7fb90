package dev.lectern.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What came after AWS CLI 2.9, the oldest that lines are made for, and what becomes of it in a
 * line. What only shapes the answer, and what says no more than what holds without it, is left out:
 * the line runs in every CLI and does what the call did. What changes what is done stays, for a
 * line without it would do something else; an older CLI refuses such a line before anything is
 * sent.
 */
final class CliAge {

  /**
   * Service, operation, and either {@code OPERATION} or the paths of members. Compared with the
   * CLI's own models by {@code CliNamesTest}.
   */
  private static final String FILE = "/aws-model/newer-than-cli-2.9.txt";

  private static final String WHOLE = "OPERATION";

  /** Of operations that change something. */
  private static final Set<String> ANSWER_ONLY =
      Set.of("ReturnValuesOnConditionCheckFailure", "ChecksumAlgorithm", "includedData");

  /** False says nothing there. */
  private static final Set<String> FALSE_IS_USUAL =
      Set.of(
          "CreateTable.DeletionProtectionEnabled",
          "CreateStateMachine.publish",
          "UpdateStateMachine.publish");

  private final Map<String, Set<String>> newer = new HashMap<>();

  /** Reads the list. */
  CliAge() {
    try (InputStream in = Objects.requireNonNull(CliAge.class.getResourceAsStream(FILE), FILE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" "))
          .forEach(
              words ->
                  newer.put(
                      words[0] + "." + words[1],
                      Set.copyOf(Arrays.asList(words).subList(2, words.length))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there was no such command. */
  boolean unknown(String service, String operation) {
    return known(service, operation).contains(WHOLE);
  }

  /**
   * Whether there was no such member.
   *
   * @param path of the member in the input, with dots; lists and maps are no step of it
   */
  boolean newer(String service, String operation, String path) {
    return known(service, operation).contains(path);
  }

  /** Members of a member that there were not; paths from the input. */
  Set<String> inside(String service, String operation, String path) {
    Set<String> inside = new HashSet<>();
    for (String each : known(service, operation)) {
      if (each.startsWith(path + ".")) {
        inside.add(each);
      }
    }
    return inside;
  }

  /** Whether a line without it does the same. */
  static boolean canBeLeftOut(String operation, String path, JsonNode value) {
    String member = path.substring(path.lastIndexOf('.') + 1);
    boolean usual =
        value.isBoolean() && !value.asBoolean() && FALSE_IS_USUAL.contains(operation + "." + path);
    boolean reads = !Operations.mutating(operation) && !operation.startsWith("Assume");
    return usual || reads || ANSWER_ONLY.contains(member);
  }

  private Set<String> known(String service, String operation) {
    return newer.getOrDefault(service + "." + operation, Set.of());
  }
}
