package dev.lectern.pane.stepfunctions.graph;

import dev.lectern.json.Json;
import dev.lectern.ui.graph.Graph;
import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.Graph.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Draws a definition as far as it makes sense: also one that AWS would refuse, with states that are
 * missing, that nobody reaches or that have no type yet. A state's node has the state's name as its
 * id (names are unique in a machine; a second one of a name gets its place added). Arrows have the
 * ids {@code From/Next}, {@code From/Choices[0]}, {@code From/Default}, {@code From/Catch[0]} and
 * {@code From/End}, and the kinds {@code next}, {@code choice}, {@code default}, {@code catch},
 * {@code end}; the first is {@code ^/Next}. Pure; for any thread.
 */
public final class MachineGraph {

  /** The id of the dot that a machine begins with. */
  public static final String START = "^";

  /** The id of the ring that it ends with. */
  public static final String END = "$";

  private static final Map<String, String> ICONS =
      Map.of(
          "lambda", "fth-zap",
          "dynamodb", "fth-database",
          "s3", "fth-hard-drive",
          "states", "fth-git-branch",
          "activity", "fth-user",
          "sqs", "fth-inbox",
          "sns", "fth-bell",
          "events", "fth-radio",
          "http", "fth-globe");

  private final Set<String> taken = new HashSet<>(Set.of(START, END));

  private MachineGraph() {}

  /** The drawing of a definition; empty when the text is no JSON object. */
  public static Optional<Graph> of(String definition) {
    try {
      JsonNode root = Json.MAPPER.readTree(definition);
      return root.isObject() ? Optional.of(of(root)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** The drawing of a definition that was read. */
  public static Graph of(JsonNode definition) {
    return new MachineGraph().scope(definition, true);
  }

  private Graph scope(JsonNode scope, boolean top) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    String entry = text(scope, "StartAt");
    if (top && !entry.isEmpty()) {
      nodes.add(new Node(START, Shape.START, "", "Start"));
      edges.add(new Edge(START + "/Next", START, entry, "next", ""));
    }
    boolean ends = false;
    for (var state : scope.path("States").properties()) {
      String id = state.getKey();
      while (!taken.add(id)) {
        id += "'";
      }
      JsonNode value = state.getValue();
      nodes.add(node(id, state.getKey(), value));
      edges(id, value, edges);
      if (top && ends(value)) {
        ends = true;
        edges.add(new Edge(id + "/End", id, END, "end", ""));
      }
    }
    if (ends) {
      nodes.add(new Node(END, Shape.END, "", "End"));
    }
    return new Graph(top ? START : entry, nodes, edges);
  }

  private Node node(String id, String name, JsonNode state) {
    String type = text(state, "Type");
    return switch (type) {
      case "Choice" -> new Node(id, Shape.PILL, name, type);
      case "Parallel" -> {
        List<Graph> parts = new ArrayList<>();
        state.path("Branches").forEach(branch -> parts.add(scope(branch, false)));
        String note =
            parts.size() == 1 ? "Parallel, 1 branch" : "Parallel, " + parts.size() + " branches";
        yield new Node(id, Shape.FRAME, name, type, "", note, parts);
      }
      case "Map" -> {
        JsonNode processor =
            state.has("ItemProcessor") ? state.path("ItemProcessor") : state.path("Iterator");
        boolean distributed = text(processor.path("ProcessorConfig"), "Mode").equals("DISTRIBUTED");
        JsonNode most = state.path("MaxConcurrency");
        String note =
            (distributed ? "Map, distributed" : "Map")
                + (most.isInt() && most.asInt() > 0 ? ", " + most.asInt() + " at once" : "");
        yield new Node(id, Shape.FRAME, name, type, "", note, List.of(scope(processor, false)));
      }
      default ->
          new Node(
              id,
              Shape.BOX,
              name,
              type.isEmpty() ? "State" : type,
              icon(type, state),
              "",
              List.of());
    };
  }

  private static String icon(String type, JsonNode state) {
    return switch (type) {
      case "Task" -> ICONS.getOrDefault(service(text(state, "Resource")), "fth-settings");
      case "Wait" -> "fth-clock";
      case "Pass" -> "fth-arrow-right";
      case "Succeed" -> "fth-check-circle";
      case "Fail" -> "fth-x-circle";
      default -> "";
    };
  }

  /**
   * The service that a Task's Resource names: {@code arn:aws:states:::aws-sdk:dynamodb:getItem},
   * {@code arn:aws:states:::lambda:invoke}, {@code arn:aws:lambda:…}.
   */
  static String service(String resource) {
    String[] parts = resource.split(":", -1);
    if (parts.length < 6) {
      return "";
    }
    if (!parts[2].equals("states")) {
      return parts[2];
    }
    return parts[5].equals("aws-sdk") && parts.length > 6 ? parts[6] : parts[5];
  }

  private static boolean ends(JsonNode state) {
    return state.path("End").asBoolean(false) || text(state, "Type").equals("Succeed");
  }

  private static void edges(String id, JsonNode state, List<Edge> edges) {
    edge(edges, id, "/Next", state, "next", "");
    int rule = 0;
    for (JsonNode choice : state.path("Choices")) {
      edge(edges, id, "/Choices[" + rule++ + "]", choice, "choice", RuleWords.of(choice));
    }
    String otherwise = text(state, "Default");
    if (!otherwise.isEmpty()) {
      edges.add(new Edge(id + "/Default", id, otherwise, "default", "Default"));
    }
    int catcher = 0;
    for (JsonNode one : state.path("Catch")) {
      edge(edges, id, "/Catch[" + catcher++ + "]", one, "catch", caught(one));
    }
  }

  private static void edge(
      List<Edge> edges, String id, String place, JsonNode holder, String kind, String label) {
    String next = text(holder, "Next");
    if (!next.isEmpty()) {
      edges.add(new Edge(id + place, id, next, kind, label));
    }
  }

  private static String caught(JsonNode catcher) {
    List<String> names = new ArrayList<>();
    catcher.path("ErrorEquals").forEach(name -> names.add(name.asString("")));
    if (names.equals(List.of("States.ALL"))) {
      return "Catch";
    }
    return RuleWords.cut("Catch " + String.join(", ", names));
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.asString() : "";
  }
}
