package dev.lectern.pane.classroom;

import dev.lectern.lab.kit.Kit;
import dev.lectern.lab.kit.KitException;
import dev.lectern.lab.kit.ResultsFile;
import dev.lectern.lab.kit.StudentResults;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner.Work;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The class kit of this machine: opening one, and saving results of its labs. FX thread. */
public final class Classroom {

  /**
   * The name that a student gave, kept from run to run.
   *
   * @param student empty before the first time
   */
  record Kept(String student) {}

  /** Id of the class's pane. */
  public static final String PANE = "class";

  private static final String SECTION = "class";

  private final Texts texts = Texts.of("classroom");
  private final ClassServices services;
  private final ReadOnlyObjectWrapper<Optional<Kit>> kit =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<Action> actions;

  /** Knows of no kit before {@link #look()}. */
  public Classroom(ClassServices services) {
    this.services = services;
    actions =
        List.of(
            Action.of(
                "class-open-kit", texts.get("action.open-kit"), "fth-package", this::chooseKit),
            Action.of("class-save", texts.get("action.save"), "fth-save", this::saveResults)
                .when(() -> kit.get().isPresent(), kit),
            Action.of("class-leave", texts.get("action.leave"), "fth-log-out", this::leave)
                .when(() -> kit.get().isPresent(), kit));
  }

  /** The kit that is open; empty before {@link #look()}. */
  public ReadOnlyObjectProperty<Optional<Kit>> kitProperty() {
    return kit.getReadOnlyProperty();
  }

  /** What a student does with a kit, for the palette. */
  public List<Action> actions() {
    return actions;
  }

  /** Whether a file looks like a kit, by its name. */
  public static boolean isKit(Path file) {
    return file.getFileName() != null
        && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(Kit.SUFFIX);
  }

  /** The place of the class's pane that shows a results file, with all of its folder. */
  public static Optional<String> results(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && file.toString().endsWith(ResultsFile.SUFFIX)
        ? Optional.of(ClassroomPane.RESULTS + "/" + folder)
        : Optional.empty();
  }

  ClassServices services() {
    return services;
  }

  Texts texts() {
    return texts;
  }

  /** Looks which kit is open. */
  public void look() {
    services.tasks().work("", progress -> services.shelf().current()).onSuccess(kit::set).start();
  }

  private void chooseKit() {
    services
        .dialogs()
        .chooseFiles(texts.get("open.choose"))
        .thenAccept(files -> files.stream().findFirst().ifPresent(this::open));
  }

  /** Asks, then opens a kit. */
  public void open(Path file) {
    services
        .tasks()
        .work(texts.get("open.looking"), inWords(progress -> services.shelf().look(file)))
        .onSuccess(found -> ask(file, found))
        .start();
  }

  private void ask(Path file, Kit found) {
    String sentence =
        texts.get(
            "open.sentence",
            found.labs().size(),
            found.snapshots().size(),
            found.hints(),
            String.join(", ", found.labs().stream().map(Kit.KitLab::id).toList()));
    if (found.hasPrograms()) {
      sentence += " " + texts.get("open.programs");
    } else if (!found.snapshots().isEmpty()) {
      sentence += " " + texts.get("open.states");
    }
    services
        .dialogs()
        .confirm(
            new Dialogs.Confirmation(
                texts.get("open.title", found.title()), sentence, texts.get("open.verb"), false))
        .thenAccept(
            yes -> {
              if (yes) {
                set(file);
              }
            });
  }

  private void set(Path file) {
    services
        .tasks()
        .work(texts.get("open.doing"), inWords(progress -> services.shelf().open(file)))
        .onSuccess(
            opened -> {
              kit.set(Optional.of(opened.kit()));
              services.changed().run();
              services
                  .toasts()
                  .show(
                      texts.get("open.done", opened.kit().title()),
                      opened.snapshots().isEmpty()
                          ? ""
                          : texts.get("open.snapshots", String.join(", ", opened.snapshots())));
            })
        .start();
  }

  private void leave() {
    services
        .tasks()
        .work(
            "",
            progress -> {
              services.shelf().leave();
              return services.shelf().current();
            })
        .onSuccess(
            now -> {
              kit.set(now);
              services.changed().run();
            })
        .start();
  }

  private void saveResults() {
    String before = services.settings().get(SECTION, Kept.class, new Kept("")).student();
    services
        .dialogs()
        .ask(texts.get("save.title"), texts.get("save.name"), before == null ? "" : before)
        .thenAccept(name -> name.filter(given -> !given.isBlank()).ifPresent(this::saveResultsOf));
  }

  private void saveResultsOf(String student) {
    services.settings().put(SECTION, new Kept(student.strip()));
    String suggested = student.strip().replaceAll("[^\\p{L}\\p{N}]+", "-") + ResultsFile.SUFFIX;
    services
        .dialogs()
        .chooseSave(texts.get("save.choose"), suggested)
        .thenAccept(file -> file.ifPresent(to -> save(to, student)));
  }

  private void save(Path to, String student) {
    services
        .tasks()
        .work(
            texts.get("save.doing"),
            inWords(
                progress ->
                    services.shelf().save(to, student, services.labs().get(), services.progress())))
        .onSuccess(results -> saved(to, results))
        .start();
  }

  private void saved(Path to, StudentResults results) {
    int score = results.labs().stream().mapToInt(StudentResults.LabResult::score).sum();
    services
        .toasts()
        .show(
            texts.get("save.done", to.getFileName()),
            texts.get("save.what", results.labs().size(), score));
  }

  /** What a kit is refused for is said as it is. */
  static <T> Work<T> inWords(Work<T> work) {
    return progress -> {
      try {
        return work.run(progress);
      } catch (KitException e) {
        Texts texts = Texts.of("classroom");
        throw new ProblemException(
            UserProblem.of(
                texts.get("refused"), String.valueOf(e.getMessage()), texts.get("refused.remedy")));
      }
    };
  }
}
