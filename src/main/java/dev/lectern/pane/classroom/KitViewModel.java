package dev.lectern.pane.classroom;

import dev.lectern.lab.Lab;
import dev.lectern.lab.kit.Kit;
import dev.lectern.lab.kit.KitShelf.Draft;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a new kit can have, and making it. FX thread. */
final class KitViewModel {

  /** What can be chosen. */
  record Choice(List<Lab> labs, List<String> snapshots) {}

  private final ClassServices services;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<Choice> choice =
      new ReadOnlyObjectWrapper<>(new Choice(List.of(), List.of()));

  KitViewModel(ClassServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
  }

  ReadOnlyObjectProperty<Choice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** Looks which labs and states there are now. */
  void load() {
    services
        .tasks()
        .work("", progress -> new Choice(services.labs().get(), services.shelf().snapshotNames()))
        .onSuccess(choice::set)
        .start();
  }

  /** Why such a kit cannot be made, a sentence; empty when it can. */
  String fault(String title, List<Lab> labs, String variables, List<String> snapshots) {
    if (title.isBlank()) {
      return texts.get("fault.title");
    }
    if (labs.isEmpty() && snapshots.isEmpty()) {
      return texts.get("fault.empty");
    }
    return KitValues.fault(variables, labs, texts);
  }

  /** Asks where to, and makes it. */
  void make(String title, int hints, List<Lab> labs, String variables, List<String> snapshots) {
    if (!fault(title, labs, variables, snapshots).isEmpty()) {
      return;
    }
    Draft draft = new Draft(title, hints, labs, KitValues.of(variables), snapshots);
    String suggested = title.strip().replaceAll("[^\\p{L}\\p{N}]+", "-") + Kit.SUFFIX;
    services
        .dialogs()
        .chooseSave(texts.get("make.choose"), suggested)
        .thenAccept(chosen -> chosen.ifPresent(to -> write(draft, to)));
  }

  private void write(Draft draft, Path to) {
    services
        .tasks()
        .work(
            texts.get("make.doing"),
            Classroom.inWords(progress -> services.shelf().make(draft, to)))
        .onSuccess(
            kit ->
                services
                    .toasts()
                    .show(texts.get("make.done", to.getFileName()), texts.get("make.next")))
        .start();
  }
}
