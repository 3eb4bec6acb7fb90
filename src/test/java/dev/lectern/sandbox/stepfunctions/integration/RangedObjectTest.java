package dev.lectern.sandbox.stepfunctions.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls.Answer;
import dev.lectern.sandbox.stepfunctions.parquet.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RangedObjectTest {

  private static final int MEGABYTE = 1 << 20;

  private final byte[] bytes = new byte[3 * MEGABYTE];
  private final List<String> asked = new ArrayList<>();

  private Answer answer(String operation, JsonNode request) throws TaskFailure {
    String range = request.path("Range").asString();
    asked.add(operation + " " + range + " " + request.path("IfMatch").asString(""));
    if (request.path("IfMatch").asString("\"1\"").equals("\"0\"")) {
      throw new TaskFailure("S3.S3Exception", "At least one of the pre-conditions failed");
    }
    String[] ends = range.substring("bytes=".length()).split("-", 2);
    int from =
        ends[0].isEmpty() ? bytes.length - Integer.parseInt(ends[1]) : Integer.parseInt(ends[0]);
    int to = ends[0].isEmpty() ? bytes.length : Integer.parseInt(ends[1]) + 1;
    return new Answer(
        Json.object()
            .put("ETag", "\"1\"")
            .put("ContentRange", "bytes " + from + "-" + (to - 1) + "/" + bytes.length),
        Arrays.copyOfRange(bytes, from, to));
  }

  @Test
  void theEndIsReadOnceAndTheRestAsItIsWanted() throws Exception {
    new Random(7).nextBytes(bytes);
    RangedObject object =
        new RangedObject(this::answer, Json.object().put("Bucket", "b").put("Key", "k"));
    assertThat(object.length()).isEqualTo(bytes.length);
    assertThat(object.read(2 * MEGABYTE, MEGABYTE))
        .isEqualTo(Arrays.copyOfRange(bytes, 2 * MEGABYTE, 3 * MEGABYTE));
    assertThat(object.read(bytes.length - 8, 8))
        .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 8, bytes.length));
    assertThat(object.read(5, 100)).isEqualTo(Arrays.copyOfRange(bytes, 5, 105));
    assertThat(asked).containsExactly("GetObject bytes=-1048576 ", "GetObject bytes=5-104 \"1\"");
  }

  @Test
  void anObjectThatIsReplacedMeanwhileFails() throws Exception {
    RangedObject object =
        new RangedObject(
            (operation, request) -> {
              Answer answer = answer(operation, request);
              answer.output().put("ETag", "\"0\"");
              return answer;
            },
            Json.object());
    assertThatThrownBy(() -> object.read(0, 4))
        .isInstanceOf(Source.Unreadable.class)
        .hasRootCauseInstanceOf(TaskFailure.class);
  }
}
