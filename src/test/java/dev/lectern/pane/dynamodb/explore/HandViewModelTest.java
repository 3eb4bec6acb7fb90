package dev.lectern.pane.dynamodb.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.Aliases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HandViewModelTest {

  private final BuilderViewModel model = new BuilderViewModel();

  private Request request() {
    return Objects.requireNonNull(model.requestProperty().get());
  }

  @Test
  void beginsWithWhatTheBuilderMade() {
    model.open(DynamoDbSamples.orders());
    model.scanProperty().set(false);
    model.sourceProperty().set("status-date");
    model.partitionProperty().set("PACKED");
    Request made = request();
    model.byHand();
    assertThat(request()).isEqualTo(made);
    model.hand().filterProperty().set("total > :low AND size(#lines) > :low");
    model
        .hand()
        .valuesProperty()
        .set("{\":status\": {\"S\": \"PACKED\"}, \":low\": {\"N\": \"3\"}}");
    model.hand().namesProperty().set("{\"#status\": \"status\", \"#lines\": \"lines\"}");
    assertThat(request().filter()).isEqualTo("#total > :low AND size(#lines) > :low");
    assertThat(request().names()).containsEntry("#total", "total");
    assertThat(request().values()).containsOnlyKeys(":status", ":low");
    assertThat(model.noteProperty().get()).isEqualTo("total is a reserved word: aliased for you");
    model.hand().onProperty().set(false);
    assertThat(request()).isEqualTo(made);
  }

  @Test
  void whatIsNoJsonIsSaid() {
    model.open(DynamoDbSamples.orders());
    model.byHand();
    model.hand().valuesProperty().set("{\":a\": ");
    assertThat(model.requestProperty().get()).isNull();
    assertThat(model.noteProperty().get()).startsWith("ExpressionAttributeValues is an object");
    model.hand().valuesProperty().set("{\":a\": {\"N\": \"x\"}}");
    assertThat(model.requestProperty().get()).isNull();
  }

  @Test
  void onlyReservedNamesAreAliased() {
    Map<String, String> names = new LinkedHashMap<>();
    List<String> reserved = new ArrayList<>();
    assertThat(
            Aliases.of(
                "status = :status AND  size(name) IN (:a) AND #year > :y AND pk.date = :d",
                names,
                reserved))
        .isEqualTo("#status = :status AND size(#name) IN (:a) AND #year > :y AND pk.#date = :d");
    assertThat(reserved).containsExactly("status", "name", "date");
    assertThat(Aliases.ofUpdate("SET set = :s ADD views :one REMOVE year", names, reserved))
        .isEqualTo("SET #set = :s ADD #views :one REMOVE #year");
  }
}
