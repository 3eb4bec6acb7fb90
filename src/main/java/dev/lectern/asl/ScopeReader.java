package dev.lectern.asl;

import dev.lectern.asl.Definition.Scope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a machine and the scopes in it. */
final class ScopeReader {

  private static final int LONGEST_NAME = 80;
  private static final long LONGEST_SECONDS = 99_999_999;
  private static final Set<String> MACHINE =
      Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");

  private final Faults faults;
  private final Map<String, String> names = new HashMap<>();
  private boolean express;
  private QueryLanguage machineLanguage = QueryLanguage.JSONPATH;

  ScopeReader(Faults faults, boolean express) {
    this.faults = faults;
    this.express = express;
  }

  boolean express() {
    return express;
  }

  /** Scopes within a state take the machine's language, also where their state has another one. */
  QueryLanguage machineLanguage() {
    return machineLanguage;
  }

  Definition machine(JsonNode root) {
    Fields fields = new Fields(root, "", "", QueryLanguage.JSONPATH, faults);
    fields.only(MACHINE);
    QueryLanguage language = language(fields, QueryLanguage.JSONPATH);
    machineLanguage = language;
    Long timeout = fields.whole("TimeoutSeconds", 1, LONGEST_SECONDS);
    Scope top = scope(root, "", language);
    new VariableNames(faults).check(top);
    return new Definition(fields.text("Comment", ""), top, language, timeout);
  }

  /** A machine of one state; the states that it leads to are not there. */
  Definition alone(JsonNode root, String name) {
    Fields fields = new Fields(root, "", "", QueryLanguage.JSONPATH, faults);
    QueryLanguage language = language(fields, QueryLanguage.JSONPATH);
    State state = new StateReader(this, faults).read(name, root, "", QueryLanguage.JSONPATH);
    Map<String, State> states = state == null ? Map.of() : Map.of(name, state);
    return new Definition("", new Scope(name, states, ""), language, null);
  }

  /** The language of a machine or state; only the exact word JSONPath means that language. */
  QueryLanguage language(Fields fields, QueryLanguage inherited) {
    if (!fields.has("QueryLanguage")) {
      return inherited;
    }
    String word = fields.text("QueryLanguage", "");
    if (word.equals("JSONPath")) {
      if (inherited == QueryLanguage.JSONATA) {
        faults.schema(
            "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
            fields.at());
      }
      return QueryLanguage.JSONPATH;
    }
    if (!word.equals("JSONata")) {
      faults.schema(
          "Value should be one of the following: [JSONPath, JSONata]",
          fields.at() + "/QueryLanguage");
    }
    return QueryLanguage.JSONATA;
  }

  /** The children of a distributed Map may be Express executions. */
  Scope scope(JsonNode node, String at, QueryLanguage language, boolean expressChildren) {
    boolean before = express;
    express |= expressChildren;
    Scope scope = scope(node, at, language);
    express = before;
    return scope;
  }

  Scope scope(JsonNode node, String at, QueryLanguage language) {
    Fields fields = new Fields(node, at, "", language, faults);
    Map<String, State> states = new LinkedHashMap<>();
    String start = "";
    if (!node.isObject()) {
      faults.type("OBJECT", at);
    } else if (fields.require("States", "StartAt")) {
      start = fields.text("StartAt", "");
      JsonNode all = node.path("States");
      if (all.isObject()) {
        read(all, at, language, states);
      } else {
        faults.type("OBJECT", at + "/States");
      }
      if (all.isObject() && all.isEmpty()) {
        faults.schema("Object must not be empty", at + "/States");
      } else if (states.size() == all.size()) {
        new Transitions(faults).check(start, states, at);
      }
    }
    return new Scope(start, states, at);
  }

  private void read(JsonNode all, String at, QueryLanguage language, Map<String, State> states) {
    for (Map.Entry<String, JsonNode> entry : all.properties()) {
      String name = entry.getKey();
      String place = at + "/States/" + name;
      if (name.codePointCount(0, name.length()) > LONGEST_NAME || name.isEmpty()) {
        faults.add(
            "INVALID_STATE_NAME",
            "State names must have between 1 and " + LONGEST_NAME + " characters",
            place);
      }
      String other = names.putIfAbsent(name, place);
      if (other != null) {
        faults.add("DUPLICATE_STATE_NAME", "Duplicate State name: " + name, place);
      }
      State state = state(name, entry.getValue(), place, language);
      if (state != null) {
        states.put(name, state);
      }
    }
  }

  private @Nullable State state(String name, JsonNode node, String at, QueryLanguage language) {
    return new StateReader(this, faults).read(name, node, at, language);
  }
}
