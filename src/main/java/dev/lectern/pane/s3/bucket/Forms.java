package dev.lectern.pane.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.pane.s3.details.TagRules;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.control.PairsEditor;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The forms of the sub-resources that have few members. */
final class Forms {

  private Forms() {}

  /** The editor of a sub-resource. */
  static SectionEditor of(SectionViewModel model, Texts texts) {
    return switch (model.section()) {
      case ACL, CORS, LIFECYCLE -> new JsonSectionEditor(model, texts);
      case POLICY -> new JsonSectionEditor(model, texts, PolicyRules::check);
      case NOTIFICATIONS -> new NotificationsForm(texts);
      case VERSIONING -> new Versioning(texts);
      case PUBLIC_ACCESS -> new PublicAccess(texts);
      case ENCRYPTION -> new Encryption(texts);
      case WEBSITE -> new Website(texts);
      case TAGS -> new Tags(texts);
      case OBJECT_LOCK -> new ObjectLock(texts);
    };
  }

  private static void put(ObjectNode object, String name, String value) {
    if (!value.isBlank()) {
      object.put(name, value.strip());
    }
  }

  private static final class Versioning extends FormEditor {
    private final String never = texts.get("versioning.never");
    private final ComboBox<String> status = choice("status", never, "Enabled", "Suspended");

    Versioning(Texts texts) {
      super(Section.VERSIONING, texts);
    }

    @Override
    void fill(JsonNode json) {
      String now = json.path("Status").asString(never);
      // a bucket that was versioned once never comes back to where it began
      List<String> next = List.of("Enabled", "Suspended");
      FormParts.fill(
          status,
          now.equals(never) ? Stream.concat(Stream.of(never), next.stream()).toList() : next,
          now);
    }

    @Override
    ObjectNode json() {
      ObjectNode json = Json.object();
      put(json, "Status", never.equals(status.getValue()) ? "" : status.getValue());
      return json;
    }
  }

  private static final class PublicAccess extends FormEditor {
    private static final List<String> NAMES =
        List.of(
            "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");
    private final List<CheckBox> boxes = NAMES.stream().map(this::check).toList();

    PublicAccess(Texts texts) {
      super(Section.PUBLIC_ACCESS, texts);
    }

    @Override
    void fill(JsonNode json) {
      for (int i = 0; i < NAMES.size(); i++) {
        boxes.get(i).setSelected(json.path(NAMES.get(i)).asBoolean(false));
      }
    }

    @Override
    ObjectNode json() {
      ObjectNode json = Json.object();
      for (int i = 0; i < NAMES.size(); i++) {
        json.put(NAMES.get(i), boxes.get(i).isSelected());
      }
      return json;
    }
  }

  private static final class Encryption extends FormEditor {
    private final ComboBox<String> algorithm =
        choice("algorithm", "AES256", "aws:kms", "aws:kms:dsse");
    private final TextField key = field("key");
    private final CheckBox bucketKey = check("BucketKey");
    private ObjectNode kept = Json.object();

    Encryption(Texts texts) {
      super(Section.ENCRYPTION, texts);
      key.disableProperty().bind(algorithm.valueProperty().isEqualTo("AES256"));
    }

    @Override
    void fill(JsonNode json) {
      JsonNode rule = json.path("Rules").path(0);
      JsonNode by = rule.path("ApplyServerSideEncryptionByDefault");
      // members without a field, such as BlockedEncryptionTypes, are sent back as they came
      kept = rule instanceof ObjectNode object ? object.deepCopy() : Json.object();
      algorithm.setValue(by.path("SSEAlgorithm").asString("AES256"));
      key.setText(by.path("KMSMasterKeyID").asString(""));
      bucketKey.setSelected(rule.path("BucketKeyEnabled").asBoolean(false));
    }

    @Override
    ObjectNode json() {
      ObjectNode json = Json.object();
      ObjectNode rule = kept.deepCopy();
      json.putArray("Rules").add(rule);
      ObjectNode by = rule.putObject("ApplyServerSideEncryptionByDefault");
      by.put("SSEAlgorithm", algorithm.getValue());
      if (!"AES256".equals(algorithm.getValue())) {
        put(by, "KMSMasterKeyID", key.getText());
      }
      rule.put("BucketKeyEnabled", bucketKey.isSelected());
      return json;
    }
  }

  private static final class Website extends FormEditor {
    private final TextField index = field("index");
    private final TextField error = field("error");
    private final TextField redirect = field("redirect");
    private JsonNode rules = Json.array();
    private String protocol = "";

    Website(Texts texts) {
      super(Section.WEBSITE, texts);
      index.disableProperty().bind(redirect.textProperty().isNotEmpty());
      error.disableProperty().bind(redirect.textProperty().isNotEmpty());
    }

    @Override
    void fill(JsonNode json) {
      index.setText(json.path("IndexDocument").path("Suffix").asString(""));
      error.setText(json.path("ErrorDocument").path("Key").asString(""));
      redirect.setText(json.path("RedirectAllRequestsTo").path("HostName").asString(""));
      protocol = json.path("RedirectAllRequestsTo").path("Protocol").asString("");
      rules = json.path("RoutingRules");
    }

    @Override
    String wrong() {
      if (!redirect.getText().isBlank()) {
        return "";
      }
      if (index.getText().contains("/")) {
        return "website.wrong.slash";
      }
      return index.getText().isBlank() && !json().isEmpty() ? "website.wrong.index" : "";
    }

    @Override
    ObjectNode json() {
      ObjectNode json = Json.object();
      if (!redirect.getText().isBlank()) {
        ObjectNode to = json.putObject("RedirectAllRequestsTo");
        put(to, "HostName", redirect.getText());
        put(to, "Protocol", protocol);
        return json;
      }
      if (!index.getText().isBlank()) {
        put(json.putObject("IndexDocument"), "Suffix", index.getText());
      }
      if (!error.getText().isBlank()) {
        put(json.putObject("ErrorDocument"), "Key", error.getText());
      }
      if (rules.isArray() && !rules.isEmpty()) {
        json.set("RoutingRules", rules);
      }
      return json;
    }
  }

  private static final class Tags extends FormEditor {
    private final PairsEditor pairs;

    Tags(Texts texts) {
      super(Section.TAGS, texts);
      Texts words = Texts.of("s3details");
      pairs =
          new PairsEditor(
              "s3-bucket-tags",
              new PairsEditor.Words(
                  words.get("tags.key"),
                  words.get("tags.value"),
                  words.get("tags.add"),
                  words.get("tags.remove")),
              rows ->
                  TagRules.BUCKET.problems(rows).stream()
                      .map(key -> key.isEmpty() ? "" : words.get(key))
                      .toList());
      pairs.setMaxWidth(560);
      pairs.onChange(rows -> changed());
      add(pairs);
    }

    @Override
    void fill(JsonNode json) {
      List<Pair> rows = new ArrayList<>();
      json.path("TagSet")
          .forEach(
              tag ->
                  rows.add(new Pair(tag.path("Key").asString(""), tag.path("Value").asString(""))));
      pairs.setPairs(rows);
    }

    @Override
    public boolean valid() {
      return TagRules.BUCKET.fine(pairs.pairs());
    }

    @Override
    ObjectNode json() {
      ObjectNode json = Json.object();
      for (Pair tag : TagRules.sent(pairs.pairs())) {
        json.withArray("/TagSet").addObject().put("Key", tag.name()).put("Value", tag.value());
      }
      return json;
    }
  }

  private static final class ObjectLock extends FormEditor {
    private final String none = texts.get("object-lock.mode.none");
    private final CheckBox on = check("enabled");
    private final ComboBox<String> mode = choice("mode", none, "GOVERNANCE", "COMPLIANCE");
    private final TextField days = field("days");
    private final TextField years = field("years");

    ObjectLock(Texts texts) {
      super(Section.OBJECT_LOCK, texts);
      days.disableProperty().bind(mode.valueProperty().isEqualTo(none));
      years.disableProperty().bind(mode.valueProperty().isEqualTo(none));
    }

    @Override
    void fill(JsonNode json) {
      JsonNode retention = json.path("Rule").path("DefaultRetention");
      on.setSelected(json.has("ObjectLockEnabled"));
      // AWS has no way to turn it off
      on.setDisable(on.isSelected());
      mode.setValue(retention.path("Mode").asString(none));
      days.setText(retention.path("Days").asString(""));
      years.setText(retention.path("Years").asString(""));
    }

    @Override
    String wrong() {
      if (none.equals(mode.getValue())) {
        return "";
      }
      String day = days.getText().strip();
      String year = years.getText().strip();
      if (day.isEmpty() == year.isEmpty()) {
        return day.isEmpty() ? "object-lock.wrong.none" : "object-lock.wrong.both";
      }
      return (day + year).matches("0*[1-9][0-9]{0,8}") ? "" : "object-lock.wrong.number";
    }

    @Override
    ObjectNode json() {
      ObjectNode json = Json.object();
      boolean rule = !none.equals(mode.getValue());
      if (on.isSelected() || rule) {
        json.put("ObjectLockEnabled", "Enabled");
      }
      if (rule) {
        ObjectNode retention = json.putObject("Rule").putObject("DefaultRetention");
        put(retention, "Mode", mode.getValue());
        number(retention, "Days", days.getText());
        number(retention, "Years", years.getText());
      }
      return json;
    }

    /** A number as one; anything else as it is, so that the answer says what is wrong with it. */
    private static void number(ObjectNode object, String name, String text) {
      if (text.strip().matches("[0-9]{1,9}")) {
        object.put(name, Integer.parseInt(text.strip()));
      } else {
        put(object, name, text);
      }
    }
  }
}
