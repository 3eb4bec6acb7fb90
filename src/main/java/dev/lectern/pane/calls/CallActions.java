package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CallExport;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the user can do with the list of calls. FX thread. */
final class CallActions {

  private final CallsViewModel model;
  private final CallServices services;
  private final Texts texts;

  CallActions(CallsViewModel model, CallServices services, Texts texts) {
    this.model = model;
    this.services = services;
    this.texts = texts;
  }

  /** For palette and key list. */
  List<Action> all(Runnable focusFilter) {
    return List.of(
        Action.of("calls-action-filter", texts.get("action.filter"), "fth-filter", focusFilter),
        Action.of(
            "calls-action-pause",
            texts.get("action.pause"),
            "fth-pause",
            () -> model.pausedProperty().set(!model.pausedProperty().get())),
        Action.of("calls-action-clear", texts.get("action.clear"), "fth-trash-2", model::clear),
        Action.of("calls-action-export", texts.get("action.export"), "fth-download", this::export));
  }

  /** Shows every call. */
  void unfilter() {
    model.filterProperty().set("");
    model.showProperty().set(CallFilter.Show.ALL);
  }

  /** Asks for a file and writes what is listed. */
  void export() {
    List<ApiCall> calls = model.export();
    services
        .dialogs()
        .chooseSave(texts.get("export.title"), "calls.json")
        .thenAccept(
            file ->
                file.ifPresent(
                    path ->
                        services
                            .tasks()
                            .work(
                                texts.get("export.title"),
                                progress -> {
                                  CallExport.write(calls, path);
                                  return path;
                                })
                            .onSuccess(
                                written ->
                                    services
                                        .toasts()
                                        .show(
                                            texts.get("export.done"),
                                            texts.get("export.detail", calls.size(), written),
                                            Optional.of(copy(written))))
                            .onFailure(services.dialogs()::problem)
                            .start()));
  }

  private Action copy(Path file) {
    return Action.of(
        "calls-export-copy",
        texts.get("export.copy"),
        "fth-copy",
        () -> services.desktop().copy(file.toString()));
  }
}
