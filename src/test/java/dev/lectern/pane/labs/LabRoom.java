package dev.lectern.pane.labs;

import dev.lectern.lab.LabTerminal;
import dev.lectern.pane.PaneContext.Desktop;
import dev.lectern.pane.PaneContext.Shell;
import dev.lectern.settings.JsonSettings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the guide needs around it, with a memory of what it asked for. */
final class LabRoom {

  final FakeLabDesk desk = new FakeLabDesk();
  final ObjectProperty<Optional<String>> session = new SimpleObjectProperty<>(Optional.of("one"));
  final List<Dialogs.Confirmation> asked = new ArrayList<>();
  final List<String> copied = new ArrayList<>();
  final List<String> opened = new ArrayList<>();
  final JsonSettings settings;
  volatile boolean answer = true;

  LabRoom(Path folder) {
    settings = JsonSettings.open(folder.resolve("settings.json"), Runnable::run);
    settings.keep();
  }

  LabsServices services(TaskRunner tasks) {
    return new LabsServices(
        desk,
        (line, progress) -> {
          desk.log.add("ran " + line);
          return new LabTerminal.Ran(true, "{\"Status\": \"Enabled\"}");
        },
        session,
        tasks,
        dialogs(),
        settings,
        new Desktop() {
          @Override
          public void copy(String text) {
            copied.add(text);
          }

          @Override
          public void browse(String url) {
            opened.add(url);
          }
        },
        new Shell() {
          @Override
          public void open(String paneId, String place) {
            opened.add(paneId + " " + place);
          }

          @Override
          public void showCall(String requestId) {
            opened.add("call " + requestId);
          }

          @Override
          public void reload() {
            opened.add("reload");
          }
        });
  }

  private Dialogs dialogs() {
    return (Dialogs)
        Proxy.newProxyInstance(
            Dialogs.class.getClassLoader(),
            new Class<?>[] {Dialogs.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("confirm")) {
                asked.add((Dialogs.Confirmation) arguments[0]);
                return CompletableFuture.completedFuture(answer);
              }
              throw new AssertionError("No dialog was expected: " + method.getName());
            });
  }
}
