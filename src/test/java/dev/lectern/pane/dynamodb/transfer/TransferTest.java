package dev.lectern.pane.dynamodb.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.FakeCompose;
import dev.lectern.pane.dynamodb.compose.Act;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.result.PageReader;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferTest {

  @TempDir Path folder;

  private final List<Map<String, AttributeValue>> written = new ArrayList<>();
  private final FakeCompose gateway =
      new FakeCompose() {
        @Override
        public Reply batchWrite(List<Act> acts) {
          Reply reply = super.batchWrite(acts);
          acts.forEach(act -> written.add(act.item()));
          return reply;
        }
      };

  private static final List<Map<String, AttributeValue>> ITEMS =
      List.of(
          DynamoDbSamples.item(
              """
              {"pk": {"S": "a,\\"b\\"\\nc"}, "sk": {"S": ""},
               "n": {"N": "12345678901234567890123456789.12345678"},
               "b": {"B": "AAEC"}, "t": {"BOOL": true}, "u": {"NULL": true},
               "ss": {"SS": ["x", "y"]}, "l": {"L": [{"N": "1"}, {"M": {"k": {"S": "v"}}}]},
               "mixed": {"S": "1"}}
              """),
          DynamoDbSamples.item(
              """
              {"pk": {"S": "b"}, "sk": {"S": "2"}, "mixed": {"N": "1"}}
              """));

  private Path write(FileFormat format) throws Exception {
    Path file = folder.resolve("items." + format.extension());
    try (ItemFileWriter out = new ItemFileWriter(file, format, List.of("pk", "sk"))) {
      for (Map<String, AttributeValue> item : ITEMS) {
        out.write(item);
      }
      out.finish();
    }
    return file;
  }

  private static List<ItemFileReader.Row> rows(Path file) throws Exception {
    List<ItemFileReader.Row> rows = new ArrayList<>();
    try (ItemFileReader in = new ItemFileReader(file)) {
      for (ItemFileReader.Row row = in.next(); row != null; row = in.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(
      value = FileFormat.class,
      names = {"DYNAMODB_JSON", "CSV"})
  void everyTypeComesBack(FileFormat format) throws Exception {
    assertThat(rows(write(format))).extracting(ItemFileReader.Row::item).isEqualTo(ITEMS);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void plainJsonKeepsNumbersExactly() throws Exception {
    List<ItemFileReader.Row> rows = rows(write(FileFormat.JSON));
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().item()).containsEntry("n", ITEMS.getFirst().get("n"));
    assertThat(rows.getFirst().line()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("items.json"))).startsWith("[\n{");
  }

  @Test
  void aFileThatIsNotFinishedIsNotThere() throws Exception {
    Path file = folder.resolve("half.json");
    try (ItemFileWriter out = new ItemFileWriter(file, FileFormat.JSON, List.of())) {
      out.write(ITEMS.getFirst());
    }
    assertThat(file).doesNotExist();
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aLineForEachRowThatFails() throws Exception {
    Path file = folder.resolve("bad.jsonl");
    Files.writeString(
        file,
        """
        {"pk": "a", "sk": "1"}

        {"pk": "a"
        {"Item": {"pk": {"S": "a"}, "sk": {"N": "1"}}}
        {"pk": "b"}
        [1]
        {"pk": "a", "sk": "1", "again": true}
        """);
    List<Importer.Failure> failures = new ArrayList<>();
    Importer.Count count =
        new Importer(
                gateway, DynamoDbSamples.orders(), Progress.unseen(), failures::add, done -> {})
            .read(file);
    assertThat(failures).extracting(Importer.Failure::line).containsExactly(3L, 4L, 5L, 6L);
    assertThat(failures.get(1).why()).isEqualTo("The key attribute sk is N, the table wants S.");
    assertThat(count.written()).isEqualTo(2);
    assertThat(count.failed()).isEqualTo(4);
    assertThat(written.getLast()).containsKey("again");
    assertThat(gateway.sent).containsExactly(1, 1);
  }

  @Test
  void itemsGoIn25ACall() throws Exception {
    Path file = folder.resolve("many.csv");
    StringBuilder text = new StringBuilder("pk,sk,total:N\r\n");
    for (int i = 0; i < 60; i++) {
      text.append("a,").append(i).append(',').append(i).append("\r\n");
    }
    Files.writeString(file, text + "a,x,many\r\n");
    TransferViewModel model = new TransferViewModel(asked -> null, gateway, new DirectTaskRunner());
    model.open(DynamoDbSamples.orders());
    model.read(file);
    assertThat(gateway.sent).containsExactly(25, 25, 10);
    assertThat(model.failures()).extracting(Importer.Failure::line).containsExactly(62L);
    assertThat(model.summaryProperty().get())
        .isEqualTo("60 items written, 1 row failed. 60.0 WCU consumed.");
  }

  @Test
  void aFileOfSomebodyElseHasPlainValues() throws Exception {
    Path file = folder.resolve("theirs.csv");
    Files.writeString(
        file,
        """
        pk,on:BOOL,bytes:B,tags:SS,sizes:NS,left:NULL,any:*
        a,true,AAE=,"[""x"",""y""]","[1, 2.50]",true,"{""S"":""t""}"
        b,maybe,,,,,
        c,,,not,,,
        d,,,,,,7
        e,,%%,,,,
        """);
    List<ItemFileReader.Row> rows = rows(file);
    assertThat(rows.getFirst().item())
        .isEqualTo(
            DynamoDbSamples.item(
                """
                {"pk": {"S": "a"}, "on": {"BOOL": true}, "bytes": {"B": "AAE="},
                 "tags": {"SS": ["y", "x"]}, "sizes": {"NS": ["2.5", "1"]},
                 "left": {"NULL": true}, "any": {"S": "t"}}
                """));
    assertThat(rows.subList(1, 5))
        .extracting(ItemFileReader.Row::line, ItemFileReader.Row::problem)
        .containsExactly(
            tuple(3L, "on: this is no JSON: maybe"),
            tuple(4L, "tags: this is no JSON: not"),
            tuple(5L, "any: this is no value in DynamoDB's JSON: 7"),
            tuple(6L, "bytes: Invalid base64 character in a binary value"));
  }

  @Test
  void pagesBecomeOneFile() throws Exception {
    PageReader second = () -> new PageReader.Page(ITEMS, null, 2, new Used(1, 1, Map.of()), 1);
    PageReader first = () -> new PageReader.Page(ITEMS, second, 2, new Used(1, 1, Map.of()), 1);
    TransferViewModel model =
        new TransferViewModel(asked -> first, gateway, new DirectTaskRunner());
    model.open(DynamoDbSamples.orders());
    Path file = folder.resolve("all.jsonl");
    model.write(file, FileFormat.DYNAMODB_JSON, false);
    assertThat(rows(file)).hasSize(4);
    assertThat(model.summaryProperty().get()).startsWith("4 items are in ").endsWith("2.0 RCU.");
  }
}
