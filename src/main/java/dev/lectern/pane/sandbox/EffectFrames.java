package dev.lectern.pane.sandbox;

import dev.lectern.json.Json;
import dev.lectern.pane.sandbox.Frame.Line;
import dev.lectern.pane.sandbox.Frame.Mark;
import dev.lectern.pane.sandbox.Frame.State;
import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.Effect.Fit;
import dev.lectern.sandbox.JournalView.Entry;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stages of what a request set going: event, function, log. */
final class EffectFrames {

  private final Texts texts;

  EffectFrames(Texts texts) {
    this.texts = texts;
  }

  /**
   * The way of a request in the order in which it is gone: a function that is invoked and waited
   * for works before the answer, one that takes an event after it.
   *
   * @param next the stage before which it is held, null when it is not
   */
  static List<Stage> way(@Nullable Stage next, List<Effect> effects) {
    boolean further = next != null && next.compareTo(Stage.ANSWER) > 0;
    if (effects.isEmpty() && !further) {
      return Stage.OF_A_REQUEST;
    }
    List<Stage> way = new ArrayList<>(Stage.OF_A_REQUEST);
    if (all(effects, Effect.Event.class).isEmpty()) {
      way.addAll(way.indexOf(Stage.ANSWER), List.of(Stage.FUNCTION, Stage.LOG));
    } else {
      way.addAll(List.of(Stage.EVENT, Stage.FUNCTION, Stage.LOG));
    }
    return way;
  }

  private static <T extends Effect> List<T> all(List<Effect> effects, Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How far a stage is of a request that is not held. */
  static State state(Stage stage, List<Effect> effects) {
    List<Effect> told = effects.stream().filter(each -> each.stage() == stage).toList();
    if (!told.isEmpty()) {
      boolean failed = told.getLast() instanceof Effect.Run run && !run.error().isEmpty();
      return failed ? State.REFUSED : State.DONE;
    }
    int runs = all(effects, Effect.Run.class).size();
    boolean begun =
        runs > 0 || all(effects, Effect.Event.class).stream().anyMatch(EffectFrames::taken);
    if (!begun) {
      return State.SKIPPED;
    }
    boolean unable =
        all(effects, Effect.Run.class).stream().anyMatch(run -> run.version().isEmpty());
    return stage == Stage.FUNCTION ? State.WORKING : unable ? State.SKIPPED : State.NOT_YET;
  }

  private static boolean taken(Effect.Event event) {
    return event.rules().isEmpty() || event.rules().stream().anyMatch(EffectFrames::fits);
  }

  private static boolean fits(Effect.Rule rule) {
    return rule.fit() == Fit.DELIVERED || rule.fit() == Fit.POLLED;
  }

  /** A few words about a stage that is past. */
  String summary(Stage stage, List<Effect> effects) {
    return switch (stage) {
      case EVENT -> {
        List<Effect.Event> events = all(effects, Effect.Event.class);
        Effect.Event event = events.getFirst();
        long fit =
            events.stream()
                .flatMap(each -> each.rules().stream())
                .filter(EffectFrames::fits)
                .count();
        yield event.rules().isEmpty()
            ? texts.get("film.event.queued")
            : texts.get("film.event.rules", event.name(), fit);
      }
      case FUNCTION -> {
        Effect.Run run = all(effects, Effect.Run.class).getLast();
        yield run.error().isEmpty() ? name(run.function()) : run.error();
      }
      default ->
          texts.get(
              "film.log.lines",
              all(effects, Effect.Log.class).stream()
                  .mapToLong(log -> log.text().lines().count())
                  .sum());
    };
  }

  /** The time that a stage took, null where none is measured. */
  static @Nullable Duration took(Stage stage, List<Effect> effects) {
    return stage == Stage.FUNCTION
        ? all(effects, Effect.Run.class).stream()
            .map(Effect.Run::took)
            .reduce(Duration::plus)
            .orElse(null)
        : null;
  }

  /** What a stage worked with. */
  String saw(Stage stage, List<Effect> effects) {
    return switch (stage) {
      case EVENT ->
          Json.PRETTY.writeValueAsString(all(effects, Effect.Event.class).getFirst().message());
      case FUNCTION -> all(effects, Effect.Run.class).getLast().payload();
      default ->
          String.join("\n", all(effects, Effect.Log.class).stream().map(Effect.Log::text).toList());
    };
  }

  /** What came of a stage, line by line. */
  List<Line> decided(Stage stage, List<Effect> effects, List<Entry> caused) {
    List<Line> lines = new ArrayList<>();
    switch (stage) {
      case EVENT -> all(effects, Effect.Event.class).forEach(event -> event(lines, event));
      case FUNCTION -> {
        List<Effect.Run> runs = all(effects, Effect.Run.class);
        for (int i = 0; i < runs.size(); i++) {
          run(lines, runs.get(i), i + 1, runs.size());
        }
        for (Entry each : caused) {
          boolean good = each.status() > 0 && each.status() < 400;
          lines.add(
              new Line(
                  good ? Mark.GOOD : Mark.BAD,
                  texts.get(
                      "film.line.called",
                      each.service() + ":" + each.operation(),
                      Objects.requireNonNullElse(each.errorCode(), "HTTP " + each.status()))));
        }
      }
      default -> {
        for (Effect.Log log : all(effects, Effect.Log.class)) {
          lines.add(new Line(Mark.GOOD, texts.get("film.line.group", log.group())));
          log.text()
              .lines()
              .filter(line -> line.startsWith("REPORT "))
              .forEach(line -> lines.add(new Line(Mark.NOTE, report(line))));
        }
      }
    }
    return lines;
  }

  private void event(List<Line> lines, Effect.Event event) {
    if (event.rules().isEmpty()) {
      lines.add(new Line(Mark.GOOD, texts.get("film.line.queued")));
    }
    for (Effect.Rule rule : event.rules()) {
      Mark mark =
          switch (rule.fit()) {
            case DELIVERED, POLLED -> Mark.GOOD;
            case REFUSED -> Mark.BAD;
            default -> Mark.NOTE;
          };
      lines.add(
          new Line(
              mark,
              texts.get(
                  "film.rule." + rule.fit().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  rule.id(),
                  name(rule.target()),
                  rule.value(),
                  event.name())));
    }
  }

  private void run(List<Line> lines, Effect.Run run, int number, int of) {
    String name = name(run.function());
    if (run.error().isEmpty()) {
      lines.add(new Line(Mark.GOOD, texts.get("film.line.ran", name, run.version())));
    } else {
      lines.add(new Line(Mark.BAD, texts.get("film.line.failed", name, run.error())));
    }
    if (of > 1) {
      lines.add(new Line(Mark.NOTE, texts.get("film.line.run", number, of)));
    }
    lines.add(new Line(Mark.NOTE, texts.get("film.line.answered", run.answer())));
  }

  /** {@code REPORT RequestId: 8f… Duration: 12.3 ms …} without the id. */
  private static String report(String line) {
    return line.replaceFirst("RequestId: \\S+\\s*", "").strip().replace("\t", ", ");
  }

  /** The name at the end of an ARN. */
  private static String name(String arn) {
    int function = arn.indexOf(":function:");
    return function >= 0
        ? arn.substring(function + ":function:".length())
        : arn.substring(arn.lastIndexOf(':') + 1);
  }
}
