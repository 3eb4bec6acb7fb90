package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.json.JsonIndent;
import dev.lectern.ui.diff.LineDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data at one point of its way through a state.
 *
 * @param json its text
 */
public record Stage(Point point, String json) {

  /** Where on the way, in its order. */
  public enum Point {
    INPUT("input", ""),
    INPUT_PATH("afterInputPath", "InputPath"),
    ITEMS("afterItemsPath", "ItemsPath"),
    ITEM_SELECTOR("afterItemSelector", "ItemSelector"),
    ITEM_BATCHER("afterItemBatcher", "ItemBatcher"),
    PARAMETERS("afterParameters", "Parameters"),
    ARGUMENTS("afterArguments", "Arguments"),
    REQUEST("request", ""),
    RESPONSE("response", ""),
    RESULT("result", ""),
    ERROR("", ""),
    RESULT_SELECTOR("afterResultSelector", "ResultSelector"),
    RESULT_PATH("afterResultPath", "ResultPath"),
    OUTPUT("", ""),
    VARIABLES("variables", "Assign");

    private final String seen;
    private final String field;

    Point(String seen, String field) {
      this.seen = seen;
      this.field = field;
    }

    /** The name that TestState gives it; empty when that is not among what it inspects. */
    public String seen() {
      return seen;
    }

    /** The field of the state that makes it; empty for none. */
    public String field() {
      return field;
    }
  }

  /**
   * The way from what is known of each point.
   *
   * @param known by point; points that are not known are left out
   */
  public static List<Stage> way(Map<Point, String> known) {
    List<Stage> stages = new ArrayList<>();
    for (Point point : Point.values()) {
      String json = known.get(point);
      if (json != null && !json.isEmpty()) {
        stages.add(new Stage(point, json));
      }
    }
    return stages;
  }

  /** What TestState saw, by point, without output and error. */
  public static Map<Point, String> seen(Map<String, String> inspection) {
    Map<Point, String> known = new LinkedHashMap<>();
    for (Point point : Point.values()) {
      String json = inspection.get(point.seen());
      if (json != null && !point.seen().isEmpty()) {
        known.put(point, json);
      }
    }
    return known;
  }

  /** Indented, for the eye. */
  public String text() {
    return pretty(json);
  }

  /** JSON with its numbers as they are written; anything else as it is. */
  public static String pretty(String json) {
    return JsonIndent.orSame(json);
  }

  /** What differs from another stage. */
  public LineDiff since(Stage before) {
    return LineDiff.of(before.text().lines().toList(), text().lines().toList());
  }
}
