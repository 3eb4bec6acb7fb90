package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is told of what happens to objects: a row for each queue, topic or function. Which of the
 * three it is follows from the ARN.
 */
final class NotificationsForm extends FormEditor {

  private static final String BRIDGE = "EventBridgeConfiguration";

  private static final List<String> EVENTS =
      List.of(
          "s3:ObjectCreated:*",
          "s3:ObjectCreated:Put",
          "s3:ObjectCreated:Post",
          "s3:ObjectCreated:Copy",
          "s3:ObjectCreated:CompleteMultipartUpload",
          "s3:ObjectRemoved:*",
          "s3:ObjectRemoved:Delete",
          "s3:ObjectRemoved:DeleteMarkerCreated",
          "s3:ObjectTagging:*",
          "s3:LifecycleExpiration:*",
          "s3:ObjectRestore:*");

  /** A kind of destination: its list, the member with its ARN, and the service in that ARN. */
  enum Kind {
    QUEUE("QueueConfigurations", "QueueArn", "sqs"),
    TOPIC("TopicConfigurations", "TopicArn", "sns"),
    FUNCTION("LambdaFunctionConfigurations", "LambdaFunctionArn", "lambda");

    final String list;
    final String member;
    private final String service;

    Kind(String list, String member, String service) {
      this.list = list;
      this.member = member;
      this.service = service;
    }

    static Optional<Kind> of(String arn) {
      String[] parts = arn.split(":", -1);
      return Arrays.stream(values())
          .filter(
              kind -> parts.length > 5 && parts[0].equals("arn") && parts[2].equals(kind.service))
          .findFirst();
    }
  }

  private final CheckBox bridge = check("bridge");
  private final VBox rows = new VBox();
  private final List<Row> all = new ArrayList<>();

  NotificationsForm(Texts texts) {
    super(Section.NOTIFICATIONS, texts);
    rows.getStyleClass().add("notification-rows");
    Button add = new Button(texts.get("notifications.add"), Icons.of("fth-plus"));
    add.setId("s3-notifications-add");
    add.setAccessibleText(add.getText());
    add.getStyleClass().add("small");
    add.setOnAction(
        event -> {
          add(Json.object(), "");
          changed();
        });
    add(rows);
    add(add);
  }

  private void add(ObjectNode kept, String arn) {
    Row row = new Row(kept, arn);
    all.add(row);
    rows.getChildren().add(row);
    number();
  }

  private void number() {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).number(i);
    }
  }

  @Override
  void fill(JsonNode json) {
    bridge.setSelected(json.has(BRIDGE));
    all.clear();
    rows.getChildren().clear();
    for (Kind kind : Kind.values()) {
      for (JsonNode one : json.path(kind.list)) {
        if (one instanceof ObjectNode object) {
          add(object.deepCopy(), object.path(kind.member).asString(""));
        }
      }
    }
  }

  @Override
  String wrong() {
    if (all.stream().anyMatch(row -> row.kind().isEmpty())) {
      return "notifications.wrong.arn";
    }
    return all.stream().anyMatch(row -> row.event.getEditor().getText().isBlank())
        ? "notifications.wrong.event"
        : "";
  }

  @Override
  ObjectNode json() {
    ObjectNode json = Json.object();
    for (Row row : all) {
      Kind kind = row.kind().orElse(Kind.QUEUE);
      json.withArray("/" + kind.list).add(row.json(kind));
    }
    if (bridge.isSelected()) {
      json.putObject(BRIDGE);
    }
    return json;
  }

  /**
   * One destination; events beyond the first and other members are sent back as they came, also the
   * filter's rules, whose names S3 writes with a capital letter.
   */
  private final class Row extends FlowPane {

    private final ObjectNode kept;
    private final TextField arn;
    private final ComboBox<String> event = new ComboBox<>();
    private final TextField prefix;
    private final TextField suffix;
    private final Button remove;

    Row(ObjectNode kept, String to) {
      super(8, 4);
      this.kept = kept;
      arn = text("arn", to, 30);
      event.getItems().setAll(EVENTS);
      event.setEditable(true);
      event.setPrefWidth(250);
      event.setValue(kept.path("Events").path(0).asString(EVENTS.getFirst()));
      event.getEditor().textProperty().addListener((o, before, now) -> changed());
      prefix = text("prefix", rule("prefix"), 9);
      suffix = text("suffix", rule("suffix"), 9);
      remove = Icons.button("", "fth-x", texts.get("notifications.remove"), this::remove);
      getStyleClass().add("notification-row");
      getChildren()
          .setAll(
              labelled("arn", arn),
              labelled("event", event),
              labelled("prefix", prefix),
              labelled("suffix", suffix),
              remove);
      if (kept.path("Events").size() > 1) {
        Label more = new Label(texts.get("notifications.more", kept.path("Events").size() - 1));
        more.getStyleClass().addAll("text-small", "text-muted");
        getChildren().add(more);
      }
    }

    Optional<Kind> kind() {
      return Kind.of(arn.getText().strip());
    }

    private String rule(String name) {
      for (JsonNode rule : kept.path("Filter").path("Key").path("FilterRules")) {
        if (rule.path("Name").asString("").toLowerCase(Locale.ROOT).equals(name)) {
          return rule.path("Value").asString("");
        }
      }
      return "";
    }

    private TextField text(String name, String value, int columns) {
      TextField field = new TextField(value);
      field.setPrefColumnCount(columns);
      field.setPromptText(texts.get("notifications." + name + ".prompt"));
      field.textProperty().addListener((o, before, now) -> changed());
      return field;
    }

    private Node labelled(String name, Region field) {
      Label label = new Label(texts.get("notifications." + name));
      label.getStyleClass().addAll("text-small", "text-muted");
      field.setAccessibleText(label.getText());
      return new VBox(2, label, field);
    }

    void number(int at) {
      arn.setId("s3-notifications-arn-" + at);
      event.setId("s3-notifications-event-" + at);
      prefix.setId("s3-notifications-prefix-" + at);
      suffix.setId("s3-notifications-suffix-" + at);
      remove.setId("s3-notifications-remove-" + at);
    }

    private void remove() {
      all.remove(this);
      rows.getChildren().remove(this);
      NotificationsForm.this.number();
      changed();
    }

    ObjectNode json(Kind kind) {
      ObjectNode json = kept.deepCopy();
      for (Kind other : Kind.values()) {
        json.remove(other.member);
      }
      json.put(kind.member, arn.getText().strip());
      var events = json.withArray("/Events");
      if (events.isEmpty()) {
        events.add(event.getEditor().getText());
      } else {
        events.set(0, event.getEditor().getText());
      }
      boolean same =
          prefix.getText().equals(rule("prefix")) && suffix.getText().equals(rule("suffix"));
      if (!same) {
        json.remove("Filter");
        filter(json, "prefix", prefix.getText());
        filter(json, "suffix", suffix.getText());
      }
      return json;
    }

    private static void filter(ObjectNode json, String name, String value) {
      if (!value.isBlank()) {
        json.withArray("/Filter/Key/FilterRules").addObject().put("Name", name).put("Value", value);
      }
    }
  }
}
