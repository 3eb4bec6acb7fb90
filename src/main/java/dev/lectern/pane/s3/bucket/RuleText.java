package dev.lectern.pane.s3.bucket;

import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A lifecycle rule in words: what it is for and what it does. */
record RuleText(Texts texts) {

  /** For which objects. */
  String filter(JsonNode rule) {
    JsonNode filter = rule.path("Filter");
    JsonNode all = filter.has("And") ? filter.path("And") : filter;
    List<String> words = new ArrayList<>();
    String prefix = all.path("Prefix").asString(rule.path("Prefix").asString(""));
    if (!prefix.isEmpty()) {
      words.add(texts.get("rule.prefix", prefix));
    }
    if (all.has("ObjectSizeGreaterThan")) {
      words.add(texts.get("rule.larger", Format.bytes(all.path("ObjectSizeGreaterThan").asLong())));
    }
    if (all.has("ObjectSizeLessThan")) {
      words.add(texts.get("rule.smaller", Format.bytes(all.path("ObjectSizeLessThan").asLong())));
    }
    if (all.has("Tag")) {
      words.add(tag(all.path("Tag")));
    }
    all.path("Tags").forEach(tag -> words.add(tag(tag)));
    return words.isEmpty() ? texts.get("rule.everything") : String.join(", ", words);
  }

  private String tag(JsonNode tag) {
    return texts.get("rule.tag", tag.path("Key").asString(""), tag.path("Value").asString(""));
  }

  /** What it does, step by step. */
  String actions(JsonNode rule) {
    List<String> words = new ArrayList<>();
    for (JsonNode move : rule.path("Transitions")) {
      words.add(texts.get("rule.move", move.path("StorageClass").asString("?"), when(move)));
    }
    JsonNode expiration = rule.path("Expiration");
    if (expiration.has("Days") || expiration.has("Date")) {
      words.add(texts.get("rule.expire", when(expiration)));
    }
    if (expiration.path("ExpiredObjectDeleteMarker").asBoolean(false)) {
      words.add(texts.get("rule.markers"));
    }
    for (JsonNode move : rule.path("NoncurrentVersionTransitions")) {
      words.add(
          texts.get(
              "rule.old.move",
              move.path("StorageClass").asString("?"),
              move.path("NoncurrentDays").asInt(0)));
    }
    JsonNode old = rule.path("NoncurrentVersionExpiration");
    if (old.has("NoncurrentDays")) {
      int kept = old.path("NewerNoncurrentVersions").asInt(0);
      words.add(
          texts.get(
              kept == 0 ? "rule.old.remove" : "rule.old.remove.but",
              old.path("NoncurrentDays").asInt(0),
              kept));
    }
    if (rule.has("AbortIncompleteMultipartUpload")) {
      words.add(
          texts.get(
              "rule.abort",
              rule.path("AbortIncompleteMultipartUpload").path("DaysAfterInitiation").asInt(0)));
    }
    return String.join("; ", words);
  }

  private String when(JsonNode action) {
    return action.has("Date")
        ? texts.get("rule.on", action.path("Date").asString(""))
        : texts.get("rule.after", action.path("Days").asInt(0));
  }

  /** What a rule will do to this bucket. */
  String sum(JsonNode rule, ForecastViewModel.Sum sum) {
    if (!rule.path("Status").asString("").equals("Enabled")) {
      return texts.get("rule.here.off");
    }
    if (Forecast.byTag(rule)) {
      return texts.get("rule.here.tags");
    }
    if (sum.count() == 0) {
      return texts.get("rule.here.none");
    }
    String all = texts.get("rule.here", sum.count(), Format.bytes(sum.bytes()));
    String due = sum.due() == 0 ? "" : " " + texts.get("rule.here.due", sum.due());
    return all
        + due
        + sum.first().map(at -> " " + texts.get("rule.here.first", Format.day(at))).orElse("");
  }
}
