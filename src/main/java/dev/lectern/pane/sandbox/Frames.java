package dev.lectern.pane.sandbox;

import dev.lectern.json.Json;
import dev.lectern.pane.sandbox.Frame.Line;
import dev.lectern.pane.sandbox.Frame.Mark;
import dev.lectern.pane.sandbox.Frame.State;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.JournalView.Entry;
import dev.lectern.sandbox.Simulation.Stage;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Cuts a request into the stages of its way. */
final class Frames {

  private final Texts texts;
  private final EffectFrames further;

  Frames(Texts texts) {
    this.texts = texts;
    this.further = new EffectFrames(texts);
  }

  /**
   * The stages of a request and of what it set going, in the order of its way.
   *
   * @param caused the requests that it caused
   */
  List<Frame> of(FilmRow row, List<Effect> effects, List<Entry> caused) {
    List<Stage> way = EffectFrames.way(row.next(), effects);
    List<Frame> frames = new ArrayList<>();
    for (Stage stage : way) {
      boolean own = Stage.OF_A_REQUEST.contains(stage);
      State state = state(row, way, stage, own ? null : effects);
      boolean past = state == State.DONE || state == State.REFUSED;
      frames.add(
          own || !past
              ? new Frame(
                  stage,
                  state,
                  summary(row.entry(), stage, state),
                  row.entry().timings().get(stage),
                  past ? saw(row.entry(), stage) : "",
                  decided(row.entry(), stage, state, caused))
              : new Frame(
                  stage,
                  state,
                  further.summary(stage, effects),
                  EffectFrames.took(stage, effects),
                  further.saw(stage, effects),
                  further.decided(stage, effects, caused)));
    }
    return frames;
  }

  /**
   * @param effects of a stage that is not the request's own, else null
   */
  private static State state(
      FilmRow row, List<Stage> way, Stage stage, @Nullable List<Effect> effects) {
    Stage next = row.next();
    if (next != null && way.indexOf(stage) >= way.indexOf(next)) {
      return stage == next ? State.NEXT : State.NOT_YET;
    }
    if (effects != null) {
      return EffectFrames.state(stage, effects);
    }
    Entry entry = row.entry();
    if (entry.timings().containsKey(stage)) {
      return State.DONE;
    }
    if (row.working()) {
      return stage == firstMissing(entry) ? State.WORKING : State.NOT_YET;
    }
    return failed(entry) && stage == firstMissing(entry) ? State.REFUSED : State.SKIPPED;
  }

  private static boolean failed(Entry entry) {
    return entry.status() == 0 || entry.status() >= 400;
  }

  private static Stage firstMissing(Entry entry) {
    for (Stage stage : Stage.OF_A_REQUEST) {
      if (!entry.timings().containsKey(stage)) {
        return stage;
      }
    }
    return Stage.ANSWER;
  }

  private String summary(Entry entry, Stage stage, State state) {
    switch (state) {
      case NEXT -> {
        return texts.get("film.next");
      }
      case WORKING -> {
        return texts.get("film.working");
      }
      case NOT_YET -> {
        return texts.get("film.not-yet");
      }
      case SKIPPED -> {
        return texts.get(failed(entry) ? "film.unreached" : "film.skipped");
      }
      case REFUSED -> {
        return refusal(entry);
      }
      case DONE -> {}
    }
    return switch (stage) {
      case CLIENT -> entry.operation().isEmpty() ? entry.requestLine() : entry.operation();
      case SIGNATURE ->
          entry.serverCanonicalRequest() == null
              ? texts.get("film.unsigned")
              : texts.get("film.headers", signedHeaders(entry.serverCanonicalRequest()).size());
      case IDENTITY -> who(entry.caller());
      case FAULT -> entry.fault() == null ? texts.get("film.no-fault") : entry.fault();
      case INPUT -> texts.get("film.members", entry.parameters().size());
      case DECISION -> texts.get(partly(entry) ? "film.partly" : "film.allowed");
      case OPERATION -> texts.get("film.worked");
      case ANSWER -> entry.status() == 0 ? texts.get("film.cut") : "HTTP " + entry.status();
      case EVENT, FUNCTION, LOG -> throw notOwn(stage);
    };
  }

  private static IllegalArgumentException notOwn(Stage stage) {
    return new IllegalArgumentException(stage + " is not a stage of the request itself");
  }

  private String refusal(Entry entry) {
    return entry.errorCode() != null
        ? entry.errorCode()
        : texts.get(entry.fault() != null ? "film.cut" : "film.refused");
  }

  private String who(Caller caller) {
    return caller.anonymous()
        ? texts.get("film.anonymous")
        : caller.root()
            ? texts.get("film.root", caller.accountId())
            : caller.arn().substring(caller.arn().lastIndexOf(':') + 1);
  }

  private String saw(Entry entry, Stage stage) {
    return switch (stage) {
      case CLIENT -> entry.requestLine();
      case SIGNATURE ->
          entry.serverCanonicalRequest() == null ? "" : entry.serverCanonicalRequest();
      case IDENTITY -> pretty(identity(entry.caller()));
      case FAULT ->
          pretty(
              Json.object()
                  .put("service", entry.service())
                  .put("operation", entry.operation())
                  .put("caller", entry.caller().arn()));
      case INPUT -> pretty(entry.parameters());
      case DECISION -> pretty(asked(entry));
      case OPERATION -> pretty(entry.parameters());
      case ANSWER -> pretty(entry.result());
      case EVENT, FUNCTION, LOG -> throw notOwn(stage);
    };
  }

  /** What was decided: an action, whose name is often not the operation's. */
  private static JsonNode asked(Entry entry) {
    Decision decision = entry.access();
    return Json.object()
        .put("principal", entry.caller().arn())
        .put(
            "action",
            decision == null ? entry.service() + ":" + entry.operation() : decision.action())
        .put("resource", decision == null ? entry.resource() : decision.resource());
  }

  /** Whether it came past the decision with a part that is refused: the answer tells that part. */
  private static boolean partly(Entry entry) {
    return entry.access() != null && !entry.access().allowed();
  }

  private static JsonNode identity(Caller caller) {
    return Json.object()
        .put("account", caller.accountId())
        .put("arn", caller.arn())
        .put("userId", caller.userId())
        .put("accessKeyId", caller.accessKeyId());
  }

  private static String pretty(JsonNode node) {
    return Json.PRETTY.writeValueAsString(node);
  }

  private List<Line> decided(Entry entry, Stage stage, State state, List<Entry> caused) {
    if (state == State.REFUSED) {
      List<Line> lines = new ArrayList<>();
      lines.add(new Line(Mark.BAD, texts.get("film.refused.line", refusal(entry))));
      if (stage == Stage.DECISION || stage == Stage.FAULT) {
        note(lines, stage == Stage.FAULT ? entry.fault() : entry.decision());
      }
      lines.add(new Line(Mark.NOTE, texts.get("film.refused.rest")));
      return lines;
    }
    if (state == State.SKIPPED && failed(entry)) {
      return List.of(new Line(Mark.NOTE, texts.get("film.line.unreached")));
    }
    if (state != State.DONE) {
      return List.of(
          new Line(Mark.NOTE, texts.get("film.line." + state.name().toLowerCase(Locale.ROOT))));
    }
    List<Line> lines = new ArrayList<>();
    switch (stage) {
      case CLIENT -> {
        good(lines, "film.line.service", entry.service());
        good(lines, "film.line.operation", orUnknown(entry.operation()));
        good(lines, entry.newConnection() ? "film.line.new" : "film.line.kept", "");
        if (entry.parent() != null) {
          good(lines, "film.line.parent", entry.parent());
        }
      }
      case SIGNATURE -> signature(lines, entry);
      case IDENTITY -> good(lines, "film.line.who", entry.caller().arn());
      case FAULT -> {
        if (entry.fault() == null) {
          good(lines, "film.line.no-fault", "");
        } else {
          lines.add(new Line(Mark.BAD, entry.fault()));
        }
      }
      case INPUT -> good(lines, "film.line.valid", orUnknown(entry.operation()));
      case DECISION -> lines.add(new Line(partly(entry) ? Mark.BAD : Mark.GOOD, entry.decision()));
      case OPERATION -> good(lines, "film.line.worked", entry.service());
      case ANSWER -> answer(lines, entry, caused);
      case EVENT, FUNCTION, LOG -> throw notOwn(stage);
    }
    return lines;
  }

  private void signature(List<Line> lines, Entry entry) {
    String canonical = entry.serverCanonicalRequest();
    if (canonical == null) {
      lines.add(new Line(Mark.NOTE, texts.get("film.line.unsigned")));
    } else {
      good(lines, "film.line.same", "");
      good(lines, "film.line.signed", String.join(", ", signedHeaders(canonical)));
    }
  }

  private void answer(List<Line> lines, Entry entry, List<Entry> caused) {
    boolean ok = entry.status() > 0 && entry.status() < 400;
    lines.add(
        new Line(
            ok ? Mark.GOOD : Mark.BAD,
            entry.status() == 0
                ? texts.get("film.line.cut")
                : texts.get(
                    "film.line.status",
                    Integer.toString(entry.status()),
                    entry.errorCode() == null ? "" : entry.errorCode())));
    lines.add(
        new Line(Mark.NOTE, texts.get("film.line.took", Format.millis(entry.took().toMillis()))));
    for (Entry each : caused) {
      good(lines, "film.line.caused", each.service() + ":" + each.operation());
    }
  }

  private String orUnknown(String operation) {
    return operation.isEmpty() ? texts.get("film.unknown") : operation;
  }

  private void good(List<Line> lines, String key, String argument) {
    lines.add(new Line(Mark.GOOD, texts.get(key, argument)));
  }

  private static void note(List<Line> lines, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      lines.add(new Line(Mark.NOTE, text));
    }
  }

  /** The canonical request ends with the names of the signed headers and the payload's hash. */
  private static List<String> signedHeaders(String canonical) {
    String[] lines = canonical.split("\n", -1);
    return lines.length < 2 ? List.of() : List.of(lines[lines.length - 2].split(";"));
  }
}
