package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bucket in any state of versioning against the rules of the User Guide ("How S3 Versioning
 * works") written down in the plainest way: a list of versions for each key.
 */
class VersionLawsTest {

  private static final String BUCKET = "laws";
  private static final String[] KEYS = {"a", "a/b", "b"};

  private record Version(String id, boolean marker, String content) {}

  private final Map<String, List<Version>> model = new TreeMap<>();
  private String state = "";
  private DirectCalls s3;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void behavesAsTheRulesSay(long seed) throws IOException {
    Random random = new Random(seed);
    s3 = new DirectCalls();
    try (DirectCalls open = s3) {
      open.call("CreateBucket", "Bucket", BUCKET);
      for (int step = 0; step < 150; step++) {
        s3.now = s3.now.plusSeconds(1);
        String key = KEYS[random.nextInt(KEYS.length)];
        switch (random.nextInt(10)) {
          case 0 -> versioning(random.nextBoolean() ? "Enabled" : "Suspended");
          case 1, 2, 3, 4 -> put(key, "content " + step);
          case 5, 6 -> delete(key);
          case 7, 8 -> deleteVersion(key, random);
          default -> copyOld(key, random);
        }
        compare();
      }
    }
  }

  private List<Version> stack(String key) {
    return model.computeIfAbsent(key, any -> new ArrayList<>());
  }

  /** The newest version gets an id of its own, or takes the place of the one called null. */
  private void push(String key, Version version) {
    if (version.id().equals("null")) {
      stack(key).removeIf(one -> one.id().equals("null"));
    }
    stack(key).addFirst(version);
  }

  private void versioning(String status) throws IOException {
    ObjectNode input = DirectCalls.input("Bucket", BUCKET);
    input.putObject("VersioningConfiguration").put("Status", status);
    s3.call("PutBucketVersioning", input, new byte[0]);
    state = status;
  }

  private String newId(Reply reply) {
    String id = reply.output().path("VersionId").asString("");
    assertThat(id.isEmpty() || id.equals("null")).isEqualTo(!state.equals("Enabled"));
    return id.isEmpty() ? "null" : id;
  }

  private void put(String key, String content) throws IOException {
    push(key, new Version(newId(s3.put(BUCKET, key, content)), false, content));
  }

  private void delete(String key) throws IOException {
    Reply reply = s3.call("DeleteObject", "Bucket", BUCKET, "Key", key);
    boolean marked = reply.output().path("DeleteMarker").asBoolean(false);
    assertThat(marked).isEqualTo(!state.isEmpty());
    if (marked) {
      push(key, new Version(newId(reply), true, ""));
    } else {
      stack(key).removeIf(one -> one.id().equals("null"));
    }
  }

  private void deleteVersion(String key, Random random) throws IOException {
    List<Version> stack = stack(key);
    Version chosen =
        stack.isEmpty() ? new Version("null", false, "") : stack.get(random.nextInt(stack.size()));
    Reply reply = s3.call("DeleteObject", "Bucket", BUCKET, "Key", key, "VersionId", chosen.id());
    assertThat(reply.output().path("DeleteMarker").asBoolean(false)).isEqualTo(chosen.marker());
    stack.remove(chosen);
  }

  /** Restoring by copy adds a version with the old one's content. */
  private void copyOld(String key, Random random) throws IOException {
    List<Version> contents = stack(key).stream().filter(one -> !one.marker()).toList();
    if (!contents.isEmpty()) {
      Version old = contents.get(random.nextInt(contents.size()));
      ObjectNode input = DirectCalls.input("Bucket", BUCKET, "Key", key + ".copy");
      input.put("CopySource", BUCKET + "/" + key + "?versionId=" + old.id());
      Reply reply = s3.call("CopyObject", input, new byte[0]);
      push(key + ".copy", new Version(newId(reply), false, old.content()));
    }
  }

  private void compare() throws IOException {
    Reply listed = s3.call("ListObjectVersions", "Bucket", BUCKET);
    List<String> actual = new ArrayList<>();
    for (String member : List.of("Versions", "DeleteMarkers")) {
      for (JsonNode one : listed.output().path(member)) {
        actual.add(
            one.path("Key").asString()
                + " "
                + one.path("VersionId").asString()
                + (member.equals("DeleteMarkers") ? " marker" : "")
                + (one.path("IsLatest").asBoolean() ? " latest" : ""));
      }
    }
    List<String> expected = new ArrayList<>();
    List<String> current = new ArrayList<>();
    model.forEach(
        (key, stack) -> {
          for (int i = 0; i < stack.size(); i++) {
            Version one = stack.get(i);
            expected.add(
                key + " " + one.id() + (one.marker() ? " marker" : "") + (i == 0 ? " latest" : ""));
          }
          if (!stack.isEmpty() && !stack.getFirst().marker()) {
            current.add(key);
          }
        });
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    List<String> keys = new ArrayList<>();
    s3.call("ListObjectsV2", "Bucket", BUCKET)
        .output()
        .path("Contents")
        .forEach(one -> keys.add(one.path("Key").asString()));
    current.sort(Comparator.naturalOrder());
    assertThat(keys).containsExactlyElementsOf(current);
    for (Map.Entry<String, List<Version>> entry : model.entrySet()) {
      for (Version one : entry.getValue()) {
        assertThat(read(entry.getKey(), one.id())).isEqualTo(one.marker() ? "405" : one.content());
      }
      Version newest = entry.getValue().isEmpty() ? null : entry.getValue().getFirst();
      assertThat(read(entry.getKey(), ""))
          .isEqualTo(newest == null || newest.marker() ? "404" : newest.content());
    }
  }

  private String read(String key, String versionId) throws IOException {
    try (Payload payload =
        s3.call("GetObject", "Bucket", BUCKET, "Key", key, "VersionId", versionId).payload()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      payload.writeTo(out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (ServiceException refused) {
      return Integer.toString(refused.status());
    }
  }
}
