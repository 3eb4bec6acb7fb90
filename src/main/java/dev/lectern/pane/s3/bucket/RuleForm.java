package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one lifecycle rule. What has no field (several transitions, tags, dates) is sent
 * back as it came.
 */
final class RuleForm extends VBox {

  private final Texts texts;
  private final ObjectNode kept;
  private final GridPane grid = new GridPane();
  private final Map<String, TextField> fields = new LinkedHashMap<>();
  private final ComboBox<String> storageClass = new ComboBox<>();
  private final CheckBox markers;
  private int row;

  RuleForm(Texts texts, ObjectNode rule) {
    this.texts = texts;
    kept = rule.deepCopy();
    // in a dialog the style sheet of the tab does not reach it
    setSpacing(12);
    grid.setHgap(12);
    grid.setVgap(8);
    JsonNode filter = rule.path("Filter");
    JsonNode all = filter.has("And") ? filter.path("And") : filter;
    field("id", rule.path("ID").asString(""));
    field("prefix", all.path("Prefix").asString(rule.path("Prefix").asString("")));
    field("larger", number(all.path("ObjectSizeGreaterThan")));
    JsonNode move = rule.path("Transitions").path(0);
    field("move", number(move.path("Days")));
    storageClass
        .getItems()
        .setAll(
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER_IR",
            "GLACIER",
            "DEEP_ARCHIVE");
    storageClass.setValue(move.path("StorageClass").asString("STANDARD_IA"));
    storageClass.setId("s3-rule-class");
    storageClass.setAccessibleText(texts.get("rule.form.class"));
    grid.add(storageClass, 2, row - 1);
    field("expire", number(rule.path("Expiration").path("Days")));
    JsonNode old = rule.path("NoncurrentVersionExpiration");
    field("old", number(old.path("NoncurrentDays")));
    field("keep", number(old.path("NewerNoncurrentVersions")));
    field("abort", number(rule.path("AbortIncompleteMultipartUpload").path("DaysAfterInitiation")));
    markers = new CheckBox(texts.get("rule.form.markers"));
    markers.setWrapText(true);
    markers.setId("s3-rule-markers");
    markers.setAccessibleText(markers.getText());
    markers.setSelected(rule.path("Expiration").path("ExpiredObjectDeleteMarker").asBoolean(false));
    getChildren().setAll(grid, markers, hint());
  }

  private static String number(JsonNode node) {
    return node.isNumber() ? String.valueOf(node.asLong()) : "";
  }

  private void field(String name, String value) {
    Label label = new Label(texts.get("rule.form." + name));
    label.getStyleClass().addAll("text-small", "text-muted");
    TextField field = new TextField(value);
    field.setId("s3-rule-" + name);
    field.setAccessibleText(label.getText());
    field.setPromptText(texts.get("rule.form." + name + ".prompt"));
    fields.put(name, field);
    grid.addRow(row++, label, field);
  }

  private Node hint() {
    Label hint = new Label();
    hint.getStyleClass().addAll("text-small", "danger");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> wrong().isEmpty() ? "" : texts.get(wrong()), inputs()));
    return hint;
  }

  private String text(String name) {
    TextField field = fields.get(name);
    return field == null ? "" : field.getText().strip();
  }

  /** What stands in a field for a number, which may be typed in groups. */
  private String digits(String name) {
    return text(name).replace(",", "");
  }

  private String wrong() {
    boolean action = markers.isSelected();
    for (String name : new String[] {"larger", "move", "expire", "old", "keep", "abort"}) {
      if (!digits(name).matches("[0-9]{0,9}")) {
        return "rule.form.number";
      }
      action |= !text(name).isEmpty() && !name.equals("larger") && !name.equals("keep");
    }
    if (!action && !kept.has("NoncurrentVersionTransitions") && !kept.has("Transitions")) {
      return "rule.form.nothing";
    }
    for (String name : new String[] {"expire", "old", "abort"}) {
      if (digits(name).matches("0+")) {
        return "rule.form.zero";
      }
    }
    if (markers.isSelected() && !digits("expire").isEmpty()) {
      return "rule.form.both";
    }
    if (!digits("keep").isEmpty() && digits("old").isEmpty()) {
      return "rule.form.keep.alone";
    }
    return "";
  }

  private Observable[] inputs() {
    List<Observable> inputs = new ArrayList<>(List.of(markers.selectedProperty()));
    fields.values().forEach(field -> inputs.add(field.textProperty()));
    return inputs.toArray(Observable[]::new);
  }

  /** Whether the fields make a rule. */
  ObservableBooleanValue valid() {
    return Bindings.createBooleanBinding(() -> wrong().isEmpty(), inputs());
  }

  /** The rule; fields that are no numbers are left out. */
  ObjectNode rule() {
    ObjectNode rule = kept.deepCopy();
    put(rule, "ID", text("id"));
    if (!rule.has("Status")) {
      rule.put("Status", "Enabled");
    }
    filter(rule);
    days(rule, "Expiration", "Days", digits("expire"));
    if (markers.isSelected()) {
      rule.withObject("/Expiration").put("ExpiredObjectDeleteMarker", true);
    } else if (rule.path("Expiration") instanceof ObjectNode expiration) {
      expiration.remove("ExpiredObjectDeleteMarker");
      if (expiration.isEmpty()) {
        rule.remove("Expiration");
      }
    }
    days(rule, "NoncurrentVersionExpiration", "NoncurrentDays", digits("old"));
    if (rule.path("NoncurrentVersionExpiration") instanceof ObjectNode old) {
      long keep = digits("keep").matches("[0-9]+") ? Long.parseLong(digits("keep")) : 0;
      if (keep > 0) {
        old.put("NewerNoncurrentVersions", keep);
      } else {
        old.remove("NewerNoncurrentVersions");
      }
    }
    days(rule, "AbortIncompleteMultipartUpload", "DaysAfterInitiation", digits("abort"));
    transition(rule);
    return rule;
  }

  private void transition(ObjectNode rule) {
    String days = digits("move");
    boolean first = rule.path("Transitions").path(0) instanceof ObjectNode;
    if (days.matches("[0-9]+")) {
      ObjectNode move =
          first
              ? (ObjectNode) rule.path("Transitions").path(0)
              : rule.withArray("/Transitions").addObject();
      move.remove("Date");
      move.put("Days", Long.parseLong(days)).put("StorageClass", storageClass.getValue());
    } else if (rule.path("Transitions").path(0).has("Days")) {
      rule.withArray("/Transitions").remove(0);
      if (rule.path("Transitions").isEmpty()) {
        rule.remove("Transitions");
      }
    }
  }

  private void filter(ObjectNode rule) {
    String prefix = text("prefix");
    String larger = digits("larger");
    JsonNode before = rule.path("Filter");
    ObjectNode all = Json.object();
    if (before.path("And") instanceof ObjectNode and) {
      all = and.deepCopy();
    } else if (before instanceof ObjectNode one) {
      all = one.deepCopy();
    }
    all.remove("Prefix");
    all.remove("ObjectSizeGreaterThan");
    if (!prefix.isEmpty()) {
      all.put("Prefix", prefix);
    }
    if (larger.matches("[0-9]+")) {
      all.put("ObjectSizeGreaterThan", Long.parseLong(larger));
    }
    rule.remove("Prefix");
    rule.set("Filter", all);
    // S3 wants several conditions inside an And, and tags inside it as a list
    if (all.size() > 1 || all.has("Tags")) {
      ObjectNode filter = Json.object();
      if (all.remove("Tag") instanceof ObjectNode tag) {
        all.withArray("/Tags").add(tag);
      }
      filter.set("And", all);
      rule.set("Filter", filter);
    }
    if (all.isEmpty()) {
      all.put("Prefix", "");
    }
  }

  private static void put(ObjectNode object, String name, String value) {
    if (value.isEmpty()) {
      object.remove(name);
    } else {
      object.put(name, value);
    }
  }

  private static void days(ObjectNode rule, String action, String member, String days) {
    if (days.matches("[0-9]+")) {
      ObjectNode node =
          rule.path(action) instanceof ObjectNode there ? there : rule.putObject(action);
      node.remove("Date");
      node.put(member, Long.parseLong(days));
    } else if (rule.path(action) instanceof ObjectNode node) {
      node.remove(member);
      if (node.isEmpty() || member.equals("NoncurrentDays")) {
        rule.remove(action);
      }
    }
  }

  /** For a title. */
  static String name(JsonNode rule, int index) {
    String id = rule.path("ID").asString("");
    return id.isEmpty() ? "#" + Format.number(index + 1L) : id;
  }
}
