package dev.lectern.pane.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.calc.item.Numbers;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditorViewModelTest {

  private static final Map<String, AttributeValue> ITEM =
      DynamoDbSamples.item(
          """
          {"sk": {"S": "ORDER#1"}, "pk": {"S": "CUSTOMER#7"}, "status": {"S": "PACKED"},
           "orderDate": {"S": "2026-11-14"}, "total": {"N": "184.94"}, "version": {"N": "4"},
           "tags": {"SS": ["gift", "express"]},
           "lines": {"L": [{"M": {"sku": {"S": "BK"}, "qty": {"N": "2"}}}]},
           "pdf": {"B": "JVBERg=="}}
          """);

  private final EditorViewModel model = new EditorViewModel();

  @BeforeEach
  void open() {
    model.open(DynamoDbSamples.orders(), ITEM, true);
  }

  private Field field(String name) {
    return model.rows().stream()
        .filter(row -> row.name.get().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingIsChangedByOpening() {
    assertThat(model.itemProperty().get()).isEqualTo(ITEM);
    assertThat(model.dirtyProperty().get()).isFalse();
    assertThat(model.changes()).isEmpty();
    assertThat(model.size()).isEqualTo(ItemSize.of(ITEM));
    assertThat(model.rows().getFirst().name.get()).isEqualTo("pk");
    assertThat(model.weights().stream().filter(Weight::key)).hasSize(2);
  }

  @Test
  void aNewItemIsNothingToLoseBeforeItIsTypedIn() {
    model.openNew(DynamoDbSamples.orders());
    assertThat(model.dirtyProperty().get()).isFalse();
    field("pk").text.set("CUSTOMER#8");
    assertThat(model.dirtyProperty().get()).isTrue();
    model.discard();
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void whatIsWrongWithAJsonTextIsSaidInWords() {
    assertThat(model.takeJson("{\"pk\": \"a\"", true)).isFalse();
    assertThat(model.problemProperty().get())
        .isEqualTo("The text ends too early: a quote, bracket or brace is still open.");
  }

  @Test
  void sizeAndCostsFollowTyping() {
    field("status").text.set("x".repeat(5_200));
    assertThat(model.dirtyProperty().get()).isTrue();
    assertThat(model.size()).isEqualTo(ItemSize.of(ITEM) - 6 + 5_200);
    assertThat(model.changes()).hasSize(1);
    assertThat(model.changes().getFirst().path()).isEqualTo("status");
    List<Costs.Cell> writes = model.costsProperty().get().rows().getFirst().cells();
    assertThat(writes.get(0).units()).isEqualTo("6");
    assertThat(writes.get(1).units()).isEqualTo("1 + 6");
    assertThat(writes.get(2).units()).isEqualTo("1 + 6");
    assertThat(field("status").stored.get()).isEqualTo(new AttributeValue.Text("PACKED"));
    field("status").text.set("PACKED");
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void aNumberThatIsNoneIsSaidAndNothingIsLost() {
    field("total").text.set("18x");
    assertThat(model.itemProperty().get()).isNull();
    assertThat(model.problemProperty().get()).contains("18x");
    assertThat(field("total").problem.get()).isNotEmpty();
    field("total").text.set("18");
    assertThat(model.itemProperty().get()).isNotNull();
    assertThat(field("total").problem.get()).isEmpty();
  }

  @Test
  void setsKeepTheirTypeAndRefuseDoubles() {
    Field tags = field("tags");
    model.toggle(tags);
    Field added = model.add(tags);
    added.text.set("gift");
    assertThat(model.itemProperty().get()).isNull();
    assertThat(added.problem.get()).contains("already");
    added.text.set("new");
    assertThat(model.itemProperty().get().get("tags").type()).isEqualTo("SS");
    model.remove(added);
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void typesAreChangedWithTheirValue() {
    model.become(field("total"), Kind.S);
    assertThat(model.itemProperty().get().get("total"))
        .isEqualTo(new AttributeValue.Text("184.94"));
    model.become(field("total"), Kind.NS);
    assertThat(model.itemProperty().get().get("total").type()).isEqualTo("NS");
    model.become(field("tags"), Kind.L);
    assertThat(model.itemProperty().get().get("tags").type()).isEqualTo("L");
    model.become(field("version"), Kind.NULL);
    assertThat(model.itemProperty().get().get("version").type()).isEqualTo("NULL");
    model.discard();
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  @Test
  void bytesAreHexOrBase64() {
    Field pdf = field("pdf");
    assertThat(pdf.text.get()).isEqualTo("25504446");
    model.toggleForm(pdf);
    assertThat(pdf.text.get()).isEqualTo("JVBERg==");
    assertThat(model.dirtyProperty().get()).isFalse();
    pdf.text.set("JVBER");
    assertThat(model.problemProperty().get()).contains("Base64");
    model.toggleForm(pdf);
    assertThat(pdf.text.get()).isEqualTo("JVBER");
    assertThat(model.problemProperty().get()).contains("hex");
    pdf.text.set("25 50");
    assertThat(model.problemProperty().get()).isEmpty();
    model.load(pdf, new byte[3_900]);
    assertThat(pdf.typed()).isFalse();
    assertThat(((AttributeValue.Binary) model.itemProperty().get().get("pdf")).value())
        .hasSize(3_900);
  }

  @Test
  void bothJsonViewsTakeChanges() {
    assertThat(model.takeJson(model.plainJson(), true)).isTrue();
    assertThat(model.takeJson(model.dynamoJson(), false)).isTrue();
    assertThat(model.dirtyProperty().get()).isFalse();
    assertThat(model.takeJson(model.plainJson().replace("PACKED", "SHIPPED"), true)).isTrue();
    assertThat(field("status").text.get()).isEqualTo("SHIPPED");
    assertThat(model.takeJson("{\"pk\": {\"N\": \"x\"}}", false)).isFalse();
    assertThat(model.problemProperty().get()).contains("numeric");
    assertThat(model.takeJson("{", true)).isFalse();
    assertThat(field("status").text.get()).isEqualTo("SHIPPED");
  }

  @Test
  void aDifferenceIsAsDeepAsItCanBe() {
    Field lines = field("lines");
    model.toggle(lines);
    Field first = lines.children.getFirst();
    model.toggle(first);
    first.children.stream()
        .filter(each -> each.name.get().equals("qty"))
        .forEach(each -> each.text.set("3"));
    assertThat(model.changes()).hasSize(1);
    assertThat(model.changes().getFirst().path()).isEqualTo("lines[0].qty");
  }

  @Test
  void aNewItemAsksForItsKey() {
    model.openNew(DynamoDbSamples.orders());
    assertThat(model.rows()).hasSize(2);
    assertThat(model.key(model.rows().getFirst())).isTrue();
    model.rows().getFirst().text.set("CUSTOMER#9");
    Field added = model.add(null);
    assertThat(model.problemProperty().get()).isNotEmpty();
    added.name.set("note");
    assertThat(model.itemProperty().get()).hasSize(3);
  }

  @Test
  void jsonThatIsNoneIsNotSavedAsItWasBefore() {
    assertThat(model.takeJson("{\"pk\": ", true)).isFalse();
    assertThat(model.itemProperty().get()).isNull();
    assertThat(model.problemProperty().get()).isNotEmpty();
    assertThat(model.takeJson(model.plainJson(), true)).isTrue();
    assertThat(model.itemProperty().get()).isEqualTo(ITEM);
    assertThat(model.dirtyProperty().get()).isFalse();
  }

  /** A view that listens has the new item then, not the one before. */
  @Test
  void anArrivalIsToldWhenTheItemIsThere() {
    List<String> seen = new ArrayList<>();
    model.arrivalsProperty().addListener((o, before, now) -> seen.add(model.dynamoJson()));
    Map<String, AttributeValue> next = new LinkedHashMap<>(ITEM);
    next.put("version", Numbers.parse("5"));
    model.saved(next);
    model.open(DynamoDbSamples.orders(), ITEM, true);
    model.openNew(DynamoDbSamples.orders());
    assertThat(seen.get(0)).contains("\"5\"");
    assertThat(seen.get(1)).contains("PACKED").doesNotContain("\"5\"");
    assertThat(seen.get(2)).contains("\"pk\"").doesNotContain("PACKED");
  }

  @Test
  void aTextIsFilledUpToASizeOfTheItem() {
    Field status = field("status");
    status.lengthen(6_144 - model.size());
    assertThat(model.size()).isEqualTo(6_144);
    status.lengthen(5 - model.size());
    assertThat(status.text.get()).isEmpty();
  }

  @Test
  void aConditionThatDidNotHoldIsToldAsWhatItWas() {
    assertThat(new Race(ITEM).why(ITEM)).isEqualTo("race.held");
    assertThat(new Race(ITEM).why(null)).isEqualTo("race.exists");
    assertThat(new Race(Map.of()).why(ITEM)).isEqualTo("race.text");
    assertThat(new Race(null).why(ITEM)).isEqualTo("race.gone");
  }
}
