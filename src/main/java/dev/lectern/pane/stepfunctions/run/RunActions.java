package dev.lectern.pane.stepfunctions.run;

import dev.lectern.json.Json;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.stepfunctions.graph.Pictures;
import dev.lectern.pane.stepfunctions.run.compare.CompareViewModel;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.model.Machine;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.graph.GraphExport;
import dev.lectern.ui.graph.GraphView;
import dev.lectern.ui.i18n.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with an execution. FX thread. */
final class RunActions {

  private final RunViewModel model;
  private final RunGateway gateway;
  private final PaneContext context;
  private final RunView.Ways ways;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final BooleanBinding running;
  private final BooleanBinding redrivable;
  private final BooleanBinding known;
  private final BooleanBinding startable;
  private final List<Action> all;
  private @Nullable ScrubBar bar;
  private @Nullable GraphView graph;

  RunActions(RunViewModel model, RunGateway gateway, PaneContext context, RunView.Ways ways) {
    this.model = model;
    this.gateway = gateway;
    this.context = context;
    this.ways = ways;
    running =
        Bindings.createBooleanBinding(
            () -> {
              RunInfo now = model.infoProperty().get();
              return now != null && now.running() && !RunInfo.express(now.arn());
            },
            model.infoProperty());
    redrivable =
        Bindings.createBooleanBinding(
            () -> {
              RunInfo now = model.infoProperty().get();
              return now != null && now.redrivable();
            },
            model.infoProperty());
    known = model.infoProperty().isNotNull();
    startable =
        Bindings.createBooleanBinding(
            () -> {
              RunInfo now = model.infoProperty().get();
              // only its Map starts a child
              return now != null && now.mapRunArn().isEmpty();
            },
            model.infoProperty());
    List<Action> every = new ArrayList<>(List.of(stop(), redrive(), again(), compare(), export()));
    every.addAll(moves());
    Pictures.actions("sfn-run-", "graph.save.run", this::picture)
        .forEach(each -> every.add(each.when(known)));
    all = List.copyOf(every);
  }

  /** Who moves the moment, once it can be seen. */
  void bar(ScrubBar now) {
    bar = now;
  }

  /** What pictures are taken of, once it can be seen. */
  void graph(GraphView now) {
    graph = now;
  }

  /** Asks where to keep a picture of the drawing, coloured as it is now. */
  void picture(GraphExport.Kind kind) {
    GraphView drawn = graph;
    if (drawn != null) {
      new Pictures(context.dialogs(), context.tasks()).ask(drawn, kind, info().name());
    }
  }

  private void move(Consumer<ScrubBar> how) {
    ScrubBar now = bar;
    if (now != null) {
      how.accept(now);
    }
  }

  /** Everything that can be done, for the palette. */
  List<Action> all() {
    return all;
  }

  Action action(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private List<Action> moves() {
    BooleanBinding notStart = model.atProperty().greaterThan(0);
    BooleanBinding notEnd = model.atProperty().lessThan(model.sizeProperty());
    BooleanBinding any = model.sizeProperty().greaterThan(0);
    return List.of(
        Action.of("sfn-run-play", texts.get("scrub.play"), "fth-play", () -> move(ScrubBar::toggle))
            .when(any),
        Action.of("sfn-run-first", texts.get("scrub.first"), "fth-skip-back", () -> model.go(0))
            .when(notStart),
        Action.of(
                "sfn-run-previous",
                texts.get("scrub.previous"),
                "fth-chevron-left",
                () -> move(now -> now.step(-1)))
            .when(notStart),
        Action.of(
                "sfn-run-next",
                texts.get("scrub.next"),
                "fth-chevron-right",
                () -> move(now -> now.step(1)))
            .when(notEnd),
        Action.of(
                "sfn-run-last",
                texts.get("scrub.last"),
                "fth-skip-forward",
                () -> model.go(model.sizeProperty().get()))
            .when(notEnd),
        Action.of(
                "sfn-run-next-problem",
                texts.get("scrub.problem"),
                "fth-alert-circle",
                () -> move(ScrubBar::nextProblem))
            .when(any));
  }

  PaneContext context() {
    return context;
  }

  RunGateway gateway() {
    return gateway;
  }

  RunView.Ways ways() {
    return ways;
  }

  private Action stop() {
    return Action.of("sfn-run-stop", texts.get("stop"), "fth-square", this::askToStop)
        .when(running);
  }

  private Action redrive() {
    return Action.of("sfn-run-redrive", texts.get("redrive"), "fth-repeat", this::redriveNow)
        .when(redrivable);
  }

  private Action again() {
    return Action.of("sfn-run-again", texts.get("again"), "fth-copy", this::askForInput)
        .when(startable);
  }

  private Action export() {
    return Action.of("sfn-run-export", texts.get("export"), "fth-download", this::askWhere)
        .when(known);
  }

  private Action compare() {
    return Action.of(
            "sfn-run-compare",
            texts.get("compare.action"),
            "fth-columns",
            () -> compare(info().machineArn(), info().arn(), ""))
        .when(startable);
  }

  /** Shows two executions of a machine side by side. */
  void compare(String machineArn, String arn, String other) {
    CompareViewModel both = new CompareViewModel(gateway, context.tasks());
    CompareView view = new CompareView(both);
    both.open(machineArn, arn, other);
    var _ = context.dialogs().read(texts.get("compare.title"), view.view());
  }

  private RunInfo info() {
    RunInfo info = model.infoProperty().get();
    if (info == null) {
      throw new IllegalStateException("nothing is shown");
    }
    return info;
  }

  private void askToStop() {
    RunInfo info = info();
    context
        .dialogs()
        .confirm(
            new Confirmation(
                texts.get("stop.title", info.name()),
                texts.get("stop.sentence"),
                texts.get("stop.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                change("stop.doing", () -> gateway.stop(info.arn(), "", ""));
              }
            });
  }

  private void redriveNow() {
    String arn = info().arn();
    change("redrive.doing", () -> gateway.redrive(arn));
  }

  /** Does something to the execution and looks at once what came of it. */
  void change(String key, Runnable work) {
    context
        .tasks()
        .work(
            texts.get(key),
            progress -> {
              work.run();
              return "";
            })
        .onSuccess(done -> model.refresh())
        .onFailure(context.dialogs()::problem)
        .start();
  }

  private void askForInput() {
    RunInfo info = info();
    AgainForm form = new AgainForm(texts, info.input());
    var _ =
        context
            .dialogs()
            .form(
                texts.get("again.title", RunInfo.machine(info.arn())),
                form.view(),
                texts.get("again.verb"),
                form.valid(),
                () -> start(info.machineArn(), form.name(), form.input()));
  }

  private Attempt start(String machineArn, String name, String input) {
    return Attempt.of(
        context
            .tasks()
            .work(texts.get("again.doing"), progress -> gateway.start(machineArn, name, input)),
        ways.open());
  }

  private void askWhere() {
    RunInfo info = info();
    context
        .dialogs()
        .chooseSave(texts.get("export.title"), info.name() + ".json")
        .thenAccept(to -> to.ifPresent(path -> write(path, info)));
  }

  private void write(Path to, RunInfo info) {
    List<Event> events = List.copyOf(model.history().events());
    Machine machine = model.machineProperty().get();
    context
        .tasks()
        .work(
            texts.get("export.doing"),
            progress ->
                Files.writeString(
                    to,
                    json(info, machine == null ? "" : machine.text(), events),
                    StandardCharsets.UTF_8))
        .onSuccess(path -> context.toasts().show(texts.get("export.done"), path.toString()))
        .onFailure(context.dialogs()::problem)
        .start();
  }

  /** Everything that is known of a run, as the API has it. */
  static String json(RunInfo info, String definition, List<Event> events) {
    ObjectNode all = Json.object();
    all.put("executionArn", info.arn())
        .put("status", info.status())
        .put("startDate", info.start().toString())
        .put("input", info.input());
    if (info.stop() != null) {
      all.put("stopDate", info.stop().toString());
    }
    for (String[] each :
        new String[][] {
          {"output", info.output()},
          {"error", info.error()},
          {"cause", info.cause()},
          {"definition", definition}
        }) {
      if (!each[1].isEmpty()) {
        all.put(each[0], each[1]);
      }
    }
    ArrayNode list = all.putArray("events");
    events.forEach(event -> list.add(event.json()));
    return Json.PRETTY.writeValueAsString(all);
  }
}
