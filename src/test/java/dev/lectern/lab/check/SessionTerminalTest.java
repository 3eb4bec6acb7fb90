package dev.lectern.lab.check;

import static dev.lectern.lab.check.LabRoom.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.LabTerminal.Ran;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lab 5.C with nothing but the lines of its guide. */
class SessionTerminalTest {

  @TempDir Path folder;
  private LabRoom room;

  @BeforeEach
  void begin() throws Exception {
    room = new LabRoom(folder, Path.of("labs"));
  }

  @AfterEach
  void end() {
    room.close();
  }

  private Ran run(String line) {
    return new SessionTerminal(() -> room.session).run(line, QUIET);
  }

  private StepState check(String step, Map<String, String> answers) throws Exception {
    return room.desk.check("5.C", step, answers, QUIET).progress().step(step).state();
  }

  @Test
  void labIsDoneWithTheLinesOfTheGuide() throws Exception {
    Map<String, String> values = room.desk.start("5.C", QUIET).values();
    String at = " --bucket " + values.get("bucket");
    String files = values.get("files");
    assertThat(
            run("aws s3api put-object --key report.csv --checksum-algorithm SHA256 --body "
                    + files
                    + "/report.csv"
                    + at)
                .ok())
        .isTrue();
    assertThat(check("checksum", Map.of())).isEqualTo(StepState.PASSED);

    Ran begun = run("aws s3api create-multipart-upload --key two-parts.bin" + at);
    String upload = member(begun, "UploadId");
    for (int part = 1; part <= 2; part++) {
      assertThat(
              member(
                  run(
                      "aws s3api upload-part --key two-parts.bin --part-number "
                          + part
                          + " --body "
                          + files
                          + "/part-"
                          + part
                          + ".bin --upload-id "
                          + upload
                          + at),
                  "ETag"))
          .contains(values.get("part" + part));
    }
    assertThat(
            member(
                run(
                    "aws s3api complete-multipart-upload --key two-parts.bin --multipart-upload"
                        + " '{\"Parts\":[{\"PartNumber\":1,\"ETag\":\""
                        + values.get("part1")
                        + "\"},{\"PartNumber\":2,\"ETag\":\""
                        + values.get("part2")
                        + "\"}]}' --upload-id "
                        + upload
                        + at),
                "ETag"))
        .contains(values.get("etag"));
    assertThat(check("etag", Map.of("etag", values.get("etag")))).isEqualTo(StepState.PASSED);

    String etag = member(run("aws s3api head-object --key stock.txt" + at), "ETag");
    String write =
        "aws s3api put-object --key stock.txt --body "
            + files
            + "/stock-less-one.txt --if-match '"
            + etag.replace("\\\"", "\"")
            + "'"
            + at;
    assertThat(run(write).ok()).isTrue();
    assertThat(run(write).text())
        .startsWith(
            "An error occurred (PreconditionFailed) when calling the PutObject operation: At least"
                + " one");
    assertThat(check("lost-update", Map.of())).isEqualTo(StepState.PASSED);

    String lock =
        "aws s3api put-object --key leader.lock --if-none-match '*' --body "
            + files
            + "/leader.txt"
            + at;
    assertThat(run(lock).ok()).isTrue();
    assertThat(run(lock).ok()).isFalse();
    assertThat(check("create-once", Map.of())).isEqualTo(StepState.PASSED);
    LabDesk.Entry entry =
        room.desk.labs().stream()
            .filter(one -> one.lab().id().equals("5.C"))
            .findFirst()
            .orElseThrow();
    assertThat(entry.finished()).isTrue();
    assertThat(entry.score()).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "put-object --bucket b|Begin with aws s3api and an operation",
        "aws s3 ls|Begin with aws s3api",
        "aws s3api put-thing --bucket b|'put-thing' is no operation that can be run here",
        "aws s3api head-object --bukket b|There is no option --bukket here. There are --bucket",
        "aws s3api head-object --bucket b --key …|Fill in the place marked … first.",
        "aws s3api head-object --bucket 'b|A quote ' is not closed.",
        "aws s3api put-object --bucket b --key k --body /no/such|The file is not there. /no/such",
        "aws s3api upload-part --bucket b --key k --part-number x|PartNumber cannot be 'x'",
        "aws s3api complete-multipart-upload --multipart-upload {x|is no JSON",
        "aws s3api head-bucket --bucket dv-none|An error occurred (NoSuchBucket) when calling the"
            + " HeadBucket operation",
        "aws s3api head-object --key k|Bucket",
      })
  void aLineThatCannotBeRunSaysWhy(String line, String why) {
    Ran ran = run(line);
    assertThat(ran.ok()).isFalse();
    assertThat(ran.text()).contains(why);
  }

  @Test
  void withoutASessionThereIsNothingToRunIn() {
    room.session = Optional.empty();
    assertThat(run("aws s3api list-buckets").text()).isEqualTo("There is no session now.");
    room.session = Optional.of(room.clients);
    assertThat(run("aws s3api list-buckets").ok()).isTrue();
  }

  private static String member(Ran ran, String name) {
    assertThat(ran.ok()).as(ran.text()).isTrue();
    Matcher value = Pattern.compile("\"" + name + "\": \"((?:\\\\.|[^\"])*)\"").matcher(ran.text());
    assertThat(value.find()).as(ran.text()).isTrue();
    return value.group(1);
  }
}
