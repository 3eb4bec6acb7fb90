package dev.lectern.pane.classroom;

import dev.lectern.lab.Lab;
import dev.lectern.lab.kit.Kit;
import dev.lectern.lab.kit.KitShelf.Draft;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    for (String line : lines(variables)) {
      Optional<String[]> parts = parts(line);
      if (parts.isEmpty()) {
        return texts.get("fault.line", line);
      }
      String lab = parts.get()[0];
      Optional<Lab> chosen = labs.stream().filter(each -> each.id().equals(lab)).findFirst();
      if (chosen.isEmpty()) {
        return texts.get("fault.lab", line, lab);
      }
      if (!chosen.get().variables().containsKey(parts.get()[1])) {
        return texts.get(
            "fault.variable",
            lab,
            parts.get()[1],
            String.join(", ", chosen.get().variables().keySet()));
      }
    }
    return "";
  }

  /** Asks where to, and makes it. */
  void make(String title, int hints, List<Lab> labs, String variables, List<String> snapshots) {
    if (!fault(title, labs, variables, snapshots).isEmpty()) {
      return;
    }
    Draft draft = new Draft(title, hints, labs, values(variables), snapshots);
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

  static Map<String, Map<String, String>> values(String text) {
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    for (String line : lines(text)) {
      parts(line)
          .ifPresent(
              parts ->
                  values
                      .computeIfAbsent(parts[0], lab -> new LinkedHashMap<>())
                      .put(parts[1], parts[2]));
    }
    return values;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Lab, name and value of {@code 7.B size = 6000}. */
  private static Optional<String[]> parts(String line) {
    int space = line.indexOf(' ');
    int equals = line.indexOf('=', Math.max(0, space));
    if (space < 0 || equals < 0) {
      return Optional.empty();
    }
    String[] parts = {
      line.substring(0, space),
      line.substring(space, equals).strip(),
      line.substring(equals + 1).strip()
    };
    return parts[1].isEmpty() || parts[2].isEmpty() ? Optional.empty() : Optional.of(parts);
  }
}
