package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.graph.MachineGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Which state stands where in the text, by the ids that {@link MachineGraph} gives them; of a text
 * that is no JSON yet, as far as it is. Pure.
 */
final class StateSpans {

  /**
   * A state in the text.
   *
   * @param name where its name begins, in characters from 0
   * @param end behind its last brace
   */
  record Span(String id, int name, int end) {}

  private final List<Span> spans = new ArrayList<>();
  private final Set<String> taken = new HashSet<>(Set.of(MachineGraph.START, MachineGraph.END));

  /** An object or a list that is being read. */
  private static final class Open {
    final boolean states;
    final int span;
    final Map<String, String> ids = new HashMap<>();
    String key = "";
    int keyAt;

    Open(boolean states, int span) {
      this.states = states;
      this.span = span;
    }
  }

  private StateSpans() {}

  static StateSpans of(String text) {
    StateSpans found = new StateSpans();
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      found.read(parser, text.length());
    } catch (JacksonException endsHere) {
      return found;
    }
    return found;
  }

  private void read(JsonParser parser, int length) {
    Deque<Open> open = new ArrayDeque<>();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case PROPERTY_NAME -> {
          open.element().key = parser.currentName();
          open.element().keyAt = (int) parser.currentTokenLocation().getCharOffset();
        }
        case START_OBJECT -> open.push(begin(open.peek(), length));
        case START_ARRAY -> open.push(new Open(false, -1));
        case END_OBJECT, END_ARRAY -> {
          int span = open.pop().span;
          if (span >= 0) {
            Span ended = spans.get(span);
            int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
            spans.set(span, new Span(ended.id(), ended.name(), end));
          }
        }
        default -> {
          // a value has no states in it
        }
      }
    }
  }

  private Open begin(@Nullable Open around, int length) {
    if (around == null) {
      return new Open(false, -1);
    }
    if (!around.states) {
      return new Open(around.key.equals("States"), -1);
    }
    // a key that comes again in one object is the same state: what it has there counts
    String id = around.ids.computeIfAbsent(around.key, this::free);
    spans.add(new Span(id, around.keyAt, length));
    return new Open(false, spans.size() - 1);
  }

  private String free(String name) {
    String id = name;
    while (!taken.add(id)) {
      id += "'";
    }
    return id;
  }

  /** The innermost state at an offset. */
  Optional<Span> at(int offset) {
    return spans.stream()
        .filter(span -> span.name() <= offset && offset <= span.end())
        .max((a, b) -> Integer.compare(a.name(), b.name()));
  }

  /** A state by its id. */
  Optional<Span> named(String id) {
    return spans.stream().filter(span -> span.id().equals(id)).reduce((before, last) -> last);
  }

  /** The ids of all states. */
  List<String> ids() {
    return spans.stream().map(Span::id).distinct().toList();
  }
}
