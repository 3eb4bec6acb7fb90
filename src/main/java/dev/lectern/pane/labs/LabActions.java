package dev.lectern.pane.labs;

import dev.lectern.lab.LabDesk.Entry;
import dev.lectern.lab.Step;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What can be done with labs, for buttons, palette and key list. */
final class LabActions {

  private final LabsViewModel model;
  private final LabQuestions questions;
  private final Texts texts;
  private final Consumer<String> open;
  private final Runnable show;
  private final ReadOnlyObjectWrapper<List<Action>> all = new ReadOnlyObjectWrapper<>(List.of());
  final Action start;
  final Action check;
  final Action hint;
  final Action skip;
  final Action solve;
  final Action reset;
  final Action clean;
  final Action list;
  final Action where;
  private @Nullable List<Entry> shown;

  LabActions(
      LabsViewModel model,
      LabQuestions questions,
      Texts texts,
      Consumer<String> open,
      Runnable show,
      Where spot) {
    this.model = model;
    this.questions = questions;
    this.texts = texts;
    this.open = open;
    this.show = show;
    start = act("start", "fth-play", null, this::canStart, model::start);
    check = act("check", "fth-check", shift(KeyCode.ENTER), model::canWork, model::check);
    hint =
        act(
            "hint",
            "fth-help-circle",
            shift(KeyCode.H),
            () -> model.canWork() && model.nextHint() > 0,
            model::hint);
    skip = act("skip", "fth-skip-forward", null, model::canWork, questions::skip);
    solve = act("solve", "fth-book-open", null, model::canWork, questions::solve);
    reset =
        act(
            "reset",
            "fth-rotate-ccw",
            null,
            () ->
                model.busyProperty().get() == null && model.current() != null && model.begunHere(),
            this::resetCurrent);
    clean =
        act(
            "clean",
            "fth-trash-2",
            null,
            () -> model.busyProperty().get() == null && model.begunHere(),
            questions::cleanUp);
    list = act("all", "fth-list", null, () -> model.viewProperty().get() != null, model::list);
    where =
        act(
            "where",
            "fth-eye",
            shift(KeyCode.W),
            () -> model.current() != null,
            () -> spot.show(model));
    model.catalogueProperty().addListener((o, before, now) -> build());
    build();
  }

  /** What is asked before it is done. */
  LabQuestions questions() {
    return questions;
  }

  ObservableValue<List<Action>> all() {
    return all.getReadOnlyProperty();
  }

  private boolean canStart() {
    var view = model.viewProperty().get();
    return view != null
        && !view.progress().ready()
        && model.busyProperty().get() == null
        && view.lost().isEmpty();
  }

  private void resetCurrent() {
    Step step = model.current();
    if (step != null) {
      questions.reset(step.id());
    }
  }

  private void build() {
    LabsViewModel.Catalogue catalogue = model.catalogueProperty().get();
    List<Entry> entries = catalogue == null ? List.of() : catalogue.entries();
    if (entries.equals(shown)) {
      return;
    }
    shown = entries;
    List<Action> actions = new ArrayList<>();
    for (Entry entry : entries) {
      String id = entry.lab().id();
      actions.add(
          Action.of(
              "labs-open-" + id.replace('.', '-'),
              texts.get("action.open", id, entry.lab().title()),
              "fth-flag",
              () -> open.accept(id)));
    }
    actions.addAll(List.of(start, check, hint, where, skip, solve, reset, clean, list));
    all.set(List.copyOf(actions));
  }

  private Action act(
      String name, String icon, @Nullable KeyCombination key, BooleanSupplier can, Runnable run) {
    ObservableBooleanValue enabled =
        Bindings.createBooleanBinding(can::getAsBoolean, model.revisionProperty());
    return new Action(
        "labs-" + name,
        texts.get("action." + name),
        icon,
        key,
        enabled,
        () -> {
          show.run();
          run.run();
        });
  }

  private static KeyCombination shift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }
}
