package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.run.inspect.Stage.Point;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a field of a state does to the data, in a sentence. */
final class Sentences {

  private final Texts texts;

  Sentences(Texts texts) {
    this.texts = texts;
  }

  /** The sentence for a point of the way. */
  String of(Point point, StateText state) {
    String field = field(point, state);
    String key = "stage." + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    JsonNode value = state.json().path(field);
    if (point == Point.ERROR && state.json().has("Catch")) {
      return texts.get("stage.error.catch");
    }
    if (field.isEmpty()) {
      return texts.get(state.jsonata() && point == Point.OUTPUT ? key + ".jsonata" : key);
    }
    if (value.isMissingNode()) {
      return texts.get(key + ".none");
    }
    if (value.isNull()) {
      return texts.get(key + ".null");
    }
    return value.isString() ? texts.get(key + ".path", value.asString()) : texts.get(key);
  }

  /** The field that decides at a point; empty where none does. */
  static String field(Point point, StateText state) {
    if (point == Point.OUTPUT) {
      String field = state.jsonata() ? "Output" : "OutputPath";
      return state.json().has(field) ? field : "";
    }
    if (point == Point.RESULT_PATH) {
      return "ResultPath";
    }
    return point.field();
  }

  /** A few words below its name: what it is set to, or that it does nothing. */
  String hint(Point point, StateText state) {
    String field = field(point, state);
    if (field.isEmpty()) {
      return "";
    }
    JsonNode value = state.json().path(field);
    if (value.isMissingNode()) {
      return texts.get("stage.skipped");
    }
    return value.isNull() ? "null" : value.isString() ? value.asString() : "";
  }
}
