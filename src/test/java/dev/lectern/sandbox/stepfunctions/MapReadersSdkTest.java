package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Where the items of a distributed Map come from ("ItemReader (Map)"). */
class MapReadersSdkTest extends StatesTest {

  private int machines;

  @BeforeEach
  void makeBucket() {
    s3.createBucket(b -> b.bucket("data"));
  }

  private void put(String key, String text) {
    s3.putObject(p -> p.bucket("data").key(key), RequestBody.fromString(text));
  }

  private DescribeExecutionResponse map(String resource, String config, String parameters) {
    return run(
        "reader-" + ++machines,
        """
        {"StartAt":"M","States":{"M":{"Type":"Map","Label":"items",
          "ItemReader":{"Resource":"arn:aws:states:::s3:%s","ReaderConfig":{%s},
            "Parameters":{"Bucket":"data",%s}},
          "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},
            "StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},
          "End":true}}}
        """
            .formatted(resource, config, parameters),
        "{}");
  }

  private String items(String resource, String config, String parameters) {
    DescribeExecutionResponse map = map(resource, config, parameters);
    assertThat(map.status()).as(map.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    return map.output();
  }

  @Test
  void linesOfJson() {
    put("a.jsonl", "{\"id\":1}\n\n[2]\n\"three\"\n");
    assertThat(items("getObject", "\"InputType\":\"JSONL\"", "\"Key\":\"a.jsonl\""))
        .isEqualTo("[{\"id\":1},[2],\"three\"]");
  }

  @Test
  void anArrayAndTheOneWithinADocument() {
    put("a.json", "[1,2,3,4]");
    assertThat(items("getObject", "\"InputType\":\"JSON\",\"MaxItems\":2", "\"Key\":\"a.json\""))
        .isEqualTo("[1,2]");
    put("b.json", "{\"shop\":{\"orders\":[{\"id\":1},{\"id\":2}]}}");
    assertThat(
            items(
                "getObject",
                "\"InputType\":\"JSON\",\"ItemsPointer\":\"/shop/orders\"",
                "\"Key\":\"b.json\""))
        .isEqualTo("[{\"id\":1},{\"id\":2}]");
  }

  @Test
  void rowsWithGivenNamesAndAnotherDelimiter() {
    put("a.csv", "1\t\"a \"\"big\"\" one\"\r\n2\t\"two\nlines\"\n3\n");
    assertThat(
            items(
                "getObject",
                "\"InputType\":\"CSV\",\"CSVDelimiter\":\"TAB\",\"CSVHeaderLocation\":\"GIVEN\","
                    + "\"CSVHeaders\":[\"id\",\"what\"]",
                "\"Key\":\"a.csv\""))
        .isEqualTo(
            "[{\"id\":\"1\",\"what\":\"a \\\"big\\\" one\"},{\"id\":\"2\",\"what\":\"two\\nlines\"},"
                + "{\"id\":\"3\",\"what\":\"\"}]");
  }

  @Test
  void objectsOfABucket() {
    put("in/1.txt", "one");
    put("in/2.txt", "two");
    put("out/3.txt", "three");
    var keys = Json.MAPPER.readTree(items("listObjectsV2", "", "\"Prefix\":\"in/\""));
    assertThat(keys.findValuesAsString("Key")).containsExactly("in/1.txt", "in/2.txt");
    assertThat(keys.get(0).path("Size").asInt()).isEqualTo(3);
    var first = items("listObjectsV2", "\"MaxItems\":1", "\"Prefix\":\"in/\"");
    assertThat(Json.MAPPER.readTree(first)).hasSize(1);
  }

  @Test
  void whatCannotBeRead() {
    put("bad.json", "[1,");
    put("object.json", "{\"a\":\"text\"}");
    put("twice.csv", "a,a\n1,2\n");
    String json = "\"InputType\":\"JSON\"";
    refused(map("getObject", json, "\"Key\":\"none.json\""), "NoSuchKey");
    refused(map("getObject", json, "\"Key\":\"bad.json\""), "parse the file as JSON");
    refused(
        map("getObject", json + ",\"ItemsPointer\":\"/a\"", "\"Key\":\"object.json\""),
        "non-iterable");
    refused(
        map("getObject", json + ",\"ItemsPointer\":\"/b\"", "\"Key\":\"object.json\""),
        "ItemsPointer does not match");
    refused(map("getObject", "\"InputType\":\"CSV\"", "\"Key\":\"twice.csv\""), "duplicates");
  }

  private static void refused(DescribeExecutionResponse map, String said) {
    assertThat(map.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(map.error()).isEqualTo("States.ItemReaderFailed");
    assertThat(map.cause()).contains(said);
  }
}
