package dev.lectern.pane.stepfunctions.graph;

import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.graph.GraphExport;
import dev.lectern.ui.graph.GraphView;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Saves what is drawn. FX thread. */
public record Pictures(Dialogs dialogs, TaskRunner tasks) {

  /**
   * Asks for a file, and writes the graph as it is coloured now.
   *
   * @param name of the file, without its end
   */
  public void ask(GraphView graph, GraphExport.Kind kind, String name) {
    Texts texts = Texts.of("stepfunctions");
    var _ =
        dialogs
            .chooseSave(texts.get("graph.export.title"), name + kind.suffix())
            .thenAccept(
                file ->
                    file.ifPresent(
                        path ->
                            GraphExport.of(
                                graph,
                                kind,
                                bytes ->
                                    tasks
                                        .work(
                                            texts.get("graph.exporting"),
                                            progress -> Files.write(path, bytes))
                                        .onFailure(dialogs::problem)
                                        .start())));
  }

  /**
   * One action a kind of file, for the palette.
   *
   * @param prefix of their ids
   * @param key of what they say
   */
  public static List<Action> actions(String prefix, String key, Consumer<GraphExport.Kind> save) {
    Texts texts = Texts.of("stepfunctions");
    return Arrays.stream(GraphExport.Kind.values())
        .map(
            kind ->
                Action.of(
                    prefix + "picture-" + kind.name().toLowerCase(Locale.ROOT),
                    texts.get(key + "." + kind),
                    "fth-camera",
                    () -> save.accept(kind)))
        .toList();
  }
}
