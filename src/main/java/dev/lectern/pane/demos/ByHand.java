package dev.lectern.pane.demos;

import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.Demo.DemoStep;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a step's calls change, with their parameters, as Markdown: the names and texts that whoever
 * does it by hand has to use. Calls that only look are left out. Pure.
 */
final class ByHand {

  private static final Pattern LOOKS = Pattern.compile("(Get|Describe|List|Head|Query|Scan).*");

  private ByHand() {}

  /**
   * @param filled puts a demo's values into a text
   */
  static String of(DemoStep step, UnaryOperator<String> filled, Texts texts) {
    StringBuilder text = new StringBuilder();
    for (Call call : step.calls()) {
      if (LOOKS.matcher(call.operation()).matches()) {
        continue;
      }
      text.append("**").append(call.call()).append("**");
      if (!call.as().isEmpty()) {
        text.append(' ').append(texts.get("way.as", filled.apply(String.join(", ", call.as()))));
      }
      if (call.repeat() > 1) {
        text.append(' ').append(texts.get("way.repeat", call.repeat()));
      }
      text.append("\n\n");
      for (Map.Entry<String, JsonNode> field : call.with().properties()) {
        field(text, field.getKey(), field.getValue(), filled);
      }
      Call.Payload body = call.body();
      if (body != null && body.text() != null) {
        code(text, texts.get("way.body"), filled.apply(body.text()));
      } else if (body != null) {
        String name = body.file() != null ? body.file() : String.valueOf(body.asset());
        line(text, texts.get("way.body"), filled.apply(name));
      }
    }
    if (!step.jumpBy().isZero()) {
      text.append(texts.get("way.jump", step.jumpBy().toSeconds())).append("\n\n");
    }
    return text.isEmpty() ? texts.get("way.none") : text.toString();
  }

  private static void field(
      StringBuilder text, String name, JsonNode value, UnaryOperator<String> filled) {
    String told = filled.apply(value.isContainer() ? value.toString() : value.asString());
    if (value.isContainer() || told.strip().startsWith("{")) {
      code(text, name, pretty(told));
    } else if (told.contains("\n")) {
      code(text, name, told);
    } else {
      line(text, name, told);
    }
  }

  /** A document on lines of its own; what is none, such as a filter, stays as it is. */
  private static String pretty(String document) {
    try {
      return Json.PRETTY.writeValueAsString(Json.MAPPER.readTree(document));
    } catch (JacksonException none) {
      return document;
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("- ").append(name).append(": `").append(value).append("`\n\n");
  }

  private static void code(StringBuilder text, String name, String code) {
    text.append("- ").append(name).append("\n\n```\n").append(code).append("\n```\n\n");
  }
}
