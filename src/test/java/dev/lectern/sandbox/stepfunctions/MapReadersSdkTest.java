package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;

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

  private String sources(String reader, String input) {
    DescribeExecutionResponse map =
        run(
            "sources-" + ++machines,
            """
            {"StartAt":"M","States":{"M":{"Type":"Map",%s
              "ItemSelector":{"item.$":"$$.Map.Item"},
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},
                "StartAt":"P","States":{"P":{"Type":"Pass","InputPath":"$.item","End":true}}},
              "End":true}}}
            """
                .formatted(reader),
            input);
    assertThat(map.status()).as(map.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    return map.output();
  }

  @Test
  void theContextObjectSaysWhereAnItemComesFrom() {
    assertThat(sources("", "[7]"))
        .isEqualTo("[{\"Index\":0,\"Value\":7,\"Source\":\"STATE_DATA\"}]");
    assertThat(sources("", "{\"a\":1,\"b\":[2]}"))
        .isEqualTo(
            "[{\"Index\":0,\"Key\":\"a\",\"Value\":1,\"Source\":\"STATE_DATA\"},"
                + "{\"Index\":1,\"Key\":\"b\",\"Value\":[2],\"Source\":\"STATE_DATA\"}]");
    put("in/1.jsonl", "1\n");
    put("in/2.jsonl", "2\n");
    String list =
        "\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:listObjectsV2\",%s"
            + "\"Parameters\":{\"Bucket\":\"data\",\"Prefix\":\"in/\"}},";
    assertThat(sources(list.formatted(""), "{}"))
        .contains("\"Source\":\"S3://data\"}]")
        .contains("\"Key\":\"in/1.jsonl\"");
    assertThat(
            sources(
                list.formatted(
                    "\"ReaderConfig\":{\"InputType\":\"JSONL\","
                        + "\"Transformation\":\"LOAD_AND_FLATTEN\"},"),
                "{}"))
        .isEqualTo(
            "[{\"Index\":0,\"Value\":1,\"Source\":\"S3://data/in/1.jsonl\"},"
                + "{\"Index\":1,\"Value\":2,\"Source\":\"S3://data/in/2.jsonl\"}]");
  }

  private void pack(String key, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    s3.putObject(p -> p.bucket("data").key(key), RequestBody.fromBytes(bytes.toByteArray()));
  }

  @Test
  void backslashesInRowsAndMembersOfADocument() {
    put("b.csv", "path,size\nC:\\\\Program Files\\\\a\\,b.exe,6\nx\\y,7\n");
    assertThat(items("getObject", "\"InputType\":\"CSV\"", "\"Key\":\"b.csv\""))
        .isEqualTo(
            "[{\"path\":\"C:\\\\Program Files\\\\a,b.exe\",\"size\":\"6\"},"
                + "{\"path\":\"xy\",\"size\":\"7\"}]");
    put("c.json", "{\"a\":1,\"b\":[2]}");
    assertThat(items("getObject", "\"InputType\":\"JSON\"", "\"Key\":\"c.json\""))
        .isEqualTo("[{\"Key\":\"a\",\"Value\":1},{\"Key\":\"b\",\"Value\":[2]}]");
  }

  @Test
  void whatIsInTheObjectsOfABucket() throws IOException {
    put("day/1.jsonl", "{\"n\":1}\n{\"n\":2}\n");
    pack("day/2.jsonl.gz", "{\"n\":3}\n");
    assertThat(
            items(
                "listObjectsV2",
                "\"InputType\":\"JSONL\",\"Transformation\":\"LOAD_AND_FLATTEN\"",
                "\"Prefix\":\"day/\""))
        .isEqualTo("[{\"n\":1},{\"n\":2},{\"n\":3}]");
  }

  @Test
  void theFilesThatAManifestNames() throws IOException {
    pack("inv/data/1.csv.gz", "\"shop\",\"a/1.txt\",\"12\"\n\"shop\",\"a/2.txt\",\"34\"\n");
    put(
        "inv/manifest.json",
        """
        {"sourceBucket":"shop","destinationBucket":"arn:aws:s3:::data","fileFormat":"CSV",
         "fileSchema":"Bucket, Key, Size","files":[{"key":"inv/data/1.csv.gz","size":60}]}
        """);
    String rows =
        "[{\"Bucket\":\"shop\",\"Key\":\"a/1.txt\",\"Size\":\"12\"},"
            + "{\"Bucket\":\"shop\",\"Key\":\"a/2.txt\",\"Size\":\"34\"}]";
    String key = "\"Key\":\"inv/manifest.json\"";
    assertThat(items("getObject", "\"InputType\":\"MANIFEST\"", key)).isEqualTo(rows);
    assertThat(items("getObject", "\"ManifestType\":\"S3_INVENTORY\"", key)).isEqualTo(rows);

    put("unload/1", "7,seven\n");
    put("unload/2", "8,eight\n");
    put("unload/q-manifest.csv", "s3://data/unload/1\ns3://data/unload/2\n");
    assertThat(
            items(
                "getObject",
                "\"ManifestType\":\"ATHENA_DATA\",\"InputType\":\"CSV\",\"CSVHeaderLocation\":\"GIVEN\","
                    + "\"CSVHeaders\":[\"id\",\"name\"]",
                "\"Key\":\"unload/q-manifest.csv\""))
        .isEqualTo("[{\"id\":\"7\",\"name\":\"seven\"},{\"id\":\"8\",\"name\":\"eight\"}]");
  }

  private void putFile(String key, String resource) throws IOException {
    try (var in = getClass().getResourceAsStream("/parquet/" + resource)) {
      s3.putObject(p -> p.bucket("data").key(key), RequestBody.fromBytes(in.readAllBytes()));
    }
  }

  private static final String PETS =
      "{\"pet\":\"Bella\",\"age\":3,\"chip\":900000000000001,\"weight\":4.5,"
          + "\"seen\":\"2025-09-11T10:20:30.500Z\",\"good\":true,\"tags\":\"{\\\"a\\\":1}\"},"
          + "{\"pet\":\"Rex\",\"age\":7,\"chip\":900000000000002,\"weight\":31.25,"
          + "\"seen\":\"2026-01-01T00:00:00Z\",\"good\":false,\"tags\":\"[\\\"x\\\"]\"},"
          + "{\"pet\":null,\"age\":null,\"chip\":null,\"weight\":null,\"seen\":null,\"good\":null,"
          + "\"tags\":null}";

  @Test
  void rowsOfParquetFiles() throws IOException {
    putFile("day/pets.parquet", "pets.parquet");
    String parquet = "\"InputType\":\"PARQUET\"";
    assertThat(items("getObject", parquet, "\"Key\":\"day/pets.parquet\""))
        .isEqualTo("[" + PETS + "]");
    putFile("many.parquet", "many-rows.parquet");
    assertThat(items("getObject", parquet + ",\"MaxItems\":2", "\"Key\":\"many.parquet\""))
        .isEqualTo("[{\"n\":null},{\"n\":null}]");
    putFile("day/again", "pets.parquet");
    s3.putObject(p -> p.bucket("data").key("day/"), RequestBody.empty());
    assertThat(
            items(
                "listObjectsV2",
                parquet + ",\"Transformation\":\"LOAD_AND_FLATTEN\",\"MaxItems\":4",
                "\"Prefix\":\"day/\""))
        .isEqualTo("[" + PETS + "," + PETS.substring(0, PETS.indexOf("},") + 1) + "]");
    put("manifest.csv", "s3://data/day/pets.parquet\n");
    assertThat(
            items(
                "getObject",
                parquet + ",\"ManifestType\":\"ATHENA_DATA\"",
                "\"Key\":\"manifest.csv\""))
        .isEqualTo("[" + PETS + "]");
  }

  @Test
  void objectsInZstandard() throws IOException {
    putFile("orders.csv.zstd", "orders.csv.zstd");
    putFile("lines.jsonl.zst", "lines.jsonl.zst");
    assertThat(items("getObject", "\"InputType\":\"CSV\"", "\"Key\":\"orders.csv.zstd\""))
        .isEqualTo(
            "[{\"id\":\"1\",\"what\":\"a \\\"big\\\" one\"},{\"id\":\"2\",\"what\":\"two\"}]");
    assertThat(items("getObject", "\"InputType\":\"JSONL\"", "\"Key\":\"lines.jsonl.zst\""))
        .isEqualTo("[{\"n\":1},{\"n\":2}]");
    put("text.csv.zst", "id\n1\n");
    refused(
        map("getObject", "\"InputType\":\"CSV\"", "\"Key\":\"text.csv.zst\""),
        "The object is not in the ZSTD format.");
  }

  @Test
  void parquetThatCannotBeRead() throws IOException {
    String parquet = "\"InputType\":\"PARQUET\"";
    put("text.parquet", "pet,age\nBella,3\n");
    put("nothing.parquet", "");
    putFile("lz4.parquet", "types.lz4.parquet");
    putFile("wide.parquet", "wide-row.parquet");
    putFile("many.parquet", "many-rows.parquet");
    putFile("pets.parquet", "pets.parquet");
    refused(map("getObject", parquet, "\"Key\":\"none.parquet\""), "NoSuchKey");
    refused(
        map("getObject", parquet, "\"Key\":\"text.parquet\""),
        "Attempting to parse the file as PARQUET failed: it does not end with PAR1.");
    refused(map("getObject", parquet, "\"Key\":\"nothing.parquet\""), "it is too short");
    refused(
        map("getObject", parquet, "\"Key\":\"lz4.parquet\""),
        "its compression is LZ4_RAW, not GZIP, SNAPPY or ZSTD");
    refused(map("getObject", parquet, "\"Key\":\"wide.parquet\""), "a row has more than 8 MB");
    refused(map("getObject", parquet, "\"Key\":\"many.parquet\""), "more than 128 MB");
    refused(
        map("getObject", parquet, "\"Key\":\"pets.parquet\",\"VersionId\":\"null\""),
        "The VersionId field is not supported for the InputType PARQUET.");
  }

  private JsonNode object(String key) {
    return Json.MAPPER.readTree(s3.getObjectAsBytes(g -> g.bucket("data").key(key)).asUtf8String());
  }

  @Test
  void resultsAreGivenAndWrittenAsTheWriterSays() {
    String machine =
        """
        {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","End":true,"MaxConcurrency":1,
          "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},
            "StartAt":"C","States":{
              "C":{"Type":"Choice","Default":"P","Choices":[{"Variable":"$","NumericEquals":3,"Next":"F"}]},
              "P":{"Type":"Pass","Parameters":["\u20ac",{"n.$":"$"}],"End":true},
              "F":{"Type":"Fail","Error":"Three"}}},
          "ResultWriter":{%s}}}}
        """;
    String flat = "\"WriterConfig\":{\"Transformation\":\"FLATTEN\",\"OutputType\":\"JSONL\"}";
    String s3 =
        "\"Resource\":\"arn:aws:states:::s3:putObject\",\"Parameters\":{\"Bucket\":\"data\",\"Prefix\":\"out\"}";
    assertThat(run("given", machine.formatted(flat), "[1,2]").output())
        .isEqualTo("[\"\u20ac\",{\"n\":1},\"\u20ac\",{\"n\":2}]");

    var written =
        Json.MAPPER.readTree(run("both", machine.formatted(flat + "," + s3), "[1,2]").output());
    JsonNode manifest = object(written.path("ResultWriterDetails").path("Key").asString());
    JsonNode file = manifest.path("ResultFiles").path("SUCCEEDED").path(0);
    assertThat(file.path("Key").asString()).endsWith("/SUCCEEDED_0.jsonl");
    String lines =
        this.s3
            .getObjectAsBytes(g -> g.bucket("data").key(file.path("Key").asString()))
            .asUtf8String();
    assertThat(lines).isEqualTo("\"\u20ac\"\n{\"n\":1}\n\"\u20ac\"\n{\"n\":2}\n");
    assertThat(file.path("Size").asInt()).isEqualTo(lines.getBytes(StandardCharsets.UTF_8).length);

    DescribeExecutionResponse failed = run("failed", machine.formatted(s3), "[1,3,5]");
    assertThat(failed.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    String mapRun =
        sfn.listMapRuns(l -> l.executionArn(failed.executionArn()))
            .mapRuns()
            .getFirst()
            .mapRunArn();
    String folder = "out/" + mapRun.substring(mapRun.lastIndexOf(':') + 1) + "/";
    assertThat(object(folder + "SUCCEEDED_0.json").path(0).path("Output").asString())
        .isEqualTo("[\"\u20ac\",{\"n\":1}]");
    assertThat(object(folder + "FAILED_0.json").path(0).path("Error").asString())
        .isEqualTo("Three");
    assertThat(object(folder + "PENDING_0.json").path(0).path("Input").asString()).isEqualTo("5");
    assertThat(object(folder + "manifest.json").path("ResultFiles").path("PENDING")).hasSize(1);
  }

  @Test
  void writtenRowsOfStandardChildrenSayWhetherTheyCanBeRedriven() {
    String machine =
        """
        {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","End":true,"ToleratedFailureCount":1,
          "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
            "StartAt":"C","States":{
              "C":{"Type":"Choice","Default":"P","Choices":[{"Variable":"$","NumericEquals":3,"Next":"F"}]},
              "P":{"Type":"Pass","End":true},
              "F":{"Type":"Fail","Error":"Three"}}},
          "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"data"}}}}}
        """;
    var written = Json.MAPPER.readTree(run("rows", machine, "[1,3]").output());
    String manifest = written.path("ResultWriterDetails").path("Key").asString();
    String folder = manifest.substring(0, manifest.indexOf('/') + 1);
    JsonNode succeeded = object(folder + "SUCCEEDED_0.json").path(0);
    assertThat(succeeded.path("RedriveCount").asInt(-1)).isZero();
    assertThat(succeeded.path("RedriveStatus").asString()).isEqualTo("NOT_REDRIVABLE");
    assertThat(succeeded.path("RedriveStatusReason").asString())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    JsonNode failed = object(folder + "FAILED_0.json").path(0);
    assertThat(failed.path("RedriveStatus").asString()).isEqualTo("REDRIVABLE_BY_MAP_RUN");
    assertThat(failed.has("RedriveStatusReason")).isFalse();
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
