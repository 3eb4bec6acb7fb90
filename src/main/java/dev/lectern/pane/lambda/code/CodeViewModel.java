package dev.lectern.pane.lambda.code;

import dev.lectern.deploy.CodeProblem;
import dev.lectern.pane.lambda.build.Deployment;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Merge;
import dev.lectern.pane.lambda.data.Unsaved;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.i18n.Texts;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The files of a function's code: as deployed, and as they are being changed. FX thread. */
final class CodeViewModel {

  private static final long CHECK_MILLIS = 600;
  private static final int LARGEST_ZIP = 50 << 20;
  private static final Pattern NAME = Pattern.compile("[\\w.-]+(/[\\w.-]+)*");

  /**
   * What is shown.
   *
   * @param texts as they stand in the editor, by name
   * @param others files that cannot be edited
   */
  record Files(Map<String, String> texts, List<String> others) {}

  private final CodeGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Consumer<FunctionInfo> changed;
  private final Texts texts = Texts.of("lambda");
  private final Unsaved unsaved = new Unsaved(this::discard);
  private final LatestSlot loading = new LatestSlot();
  private final LatestSlot checking = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Files> files = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<CodeProblem>> problems =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<CodeDiff.Line>> changes =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper foreign = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private Map<String, String> deployed = Map.of();
  private Map<String, String> edited = new TreeMap<>();
  private @Nullable FunctionInfo function;
  private String sha = "";

  CodeViewModel(
      CodeGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<FunctionInfo> changed) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.changed = changed;
  }

  /** Shows a function; its code is read again only when it is another. */
  void open(FunctionInfo next) {
    boolean other = function == null || !function.name().equals(next.name());
    function = next;
    if (other) {
      files.set(null);
      deployed = Map.of();
      edited = new TreeMap<>();
      foreign.set(false);
      status.set("");
    }
    if (other || (!sha.equals(next.codeSha256()) && !dirty())) {
      load();
    } else if (!sha.equals(next.codeSha256()) && !busy.get()) {
      merge(next);
    }
  }

  /**
   * Somebody else deployed while the code was edited here: the edits go into what they deployed.
   */
  private void merge(FunctionInfo of) {
    sha = of.codeSha256();
    tasks
        .work(
            texts.get("code.loading", of.name()), progress -> Deployment.read(gateway.download(of)))
        .latest(loading)
        .onSuccess(
            theirs -> {
              edited = new TreeMap<>(Merge.of(deployed, edited, theirs.texts()));
              deployed = theirs.texts();
              files.set(new Files(edited, theirs.others()));
              compare();
              check();
              foreign.set(dirty());
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /** Reads the code again; what was changed is gone. */
  void load() {
    FunctionInfo of = function;
    if (of == null) {
      return;
    }
    problem.set(null);
    tasks
        .work(
            texts.get("code.loading", of.name()), progress -> Deployment.read(gateway.download(of)))
        .latest(loading)
        .onSuccess(
            contents -> {
              sha = of.codeSha256();
              deployed = contents.texts();
              edited = new TreeMap<>(contents.texts());
              foreign.set(false);
              problems.set(List.of());
              files.set(new Files(edited, contents.others()));
              compare();
            })
        .onFailure(problem::set)
        .start();
  }

  /** The user typed. */
  void edit(String name, String text) {
    if (!text.equals(edited.get(name))) {
      edited.put(name, text);
      compare();
      check();
    }
  }

  /**
   * Adds an empty file.
   *
   * @param first done before it is shown
   */
  Attempt add(String name, Runnable first) {
    if (!NAME.matcher(name).matches()) {
      return Attempt.refused(
          UserProblem.of(texts.get("code.add.bad", name), texts.get("code.add.rule"), ""));
    }
    return Attempt.done(
        () -> {
          first.run();
          edited.putIfAbsent(name, "\n");
          republish();
        });
  }

  /** Takes a file out of what will be deployed. */
  void remove(String name) {
    edited.remove(name);
    republish();
  }

  private void republish() {
    Files now = files.get();
    files.set(new Files(edited, now == null ? List.of() : now.others()));
    compare();
    check();
  }

  /** Back to what is deployed. */
  void discard() {
    edited = new TreeMap<>(deployed);
    foreign.set(false);
    problems.set(List.of());
    status.set("");
    republish();
  }

  private void compare() {
    var now = CodeDiff.of(deployed, edited);
    unsaved.set(!now.isEmpty());
    changes.set(now);
  }

  /** Compiles a little after the last key, so that errors stand at their lines while one types. */
  private void check() {
    FunctionInfo of = function;
    if (of == null || !of.language().equals("java")) {
      return;
    }
    Map<String, String> now = Map.copyOf(edited);
    tasks
        .work(
            "",
            progress -> {
              dev.lectern.task.Pause.of(java.time.Duration.ofMillis(CHECK_MILLIS), progress);
              return Deployment.check(of.runtime(), now);
            })
        .latest(checking)
        .onSuccess(problems::set)
        .onFailure(why -> problems.set(List.of()))
        .start();
  }

  /** Deploys what is in the editor, after a look at what it changes. */
  void deploy() {
    FunctionInfo of = function;
    if (of == null || busy.get() || !dirty()) {
      return;
    }
    Map<String, String> now = new TreeMap<>(edited);
    busy.set(true);
    status.set(texts.get("code.deploying"));
    List<CodeProblem> wrong = new ArrayList<>();
    tasks
        .work(
            texts.get("code.deploying"),
            progress -> {
              Deployment.Built built = Deployment.build(of.runtime(), now);
              wrong.addAll(built.problems());
              return wrong.isEmpty() ? gateway.deploy(of.name(), built.zip(), progress) : of;
            })
        .onSuccess(
            info -> {
              problems.set(wrong);
              if (wrong.isEmpty()) {
                deployed = now;
                foreign.set(false);
                sha = info.codeSha256();
                function = info;
                compare();
                status.set(texts.get("code.deployed", info.codeSize()));
                changed.accept(info);
              } else {
                status.set(texts.get("code.wrong", wrong.size()));
              }
            })
        .onFailure(
            why -> {
              status.set("");
              dialogs.problem(why);
            })
        .onCancel(() -> status.set(""))
        .andFinally(() -> busy.set(false))
        .start();
  }

  /** Asks for a zip or jar and deploys it as it is. */
  void deployArchive() {
    if (function != null && !busy.get() && !dirty()) {
      var _ =
          dialogs
              .chooseFiles(texts.get("new.choose.title"))
              .thenAccept(chosen -> chosen.stream().findFirst().ifPresent(this::deployArchive));
    }
  }

  private void deployArchive(Path archive) {
    FunctionInfo of = function;
    if (of == null || busy.get()) {
      return;
    }
    busy.set(true);
    status.set(texts.get("code.deploying"));
    tasks
        .work(
            texts.get("code.deploying"),
            progress -> {
              try (InputStream in = java.nio.file.Files.newInputStream(archive)) {
                // One byte too many is refused by AWS in its own words.
                return gateway.deploy(of.name(), in.readNBytes(LARGEST_ZIP + 1), progress);
              }
            })
        .onSuccess(
            info -> {
              function = info;
              status.set(texts.get("code.deployed", info.codeSize()));
              changed.accept(info);
              load();
            })
        .onFailure(
            why -> {
              status.set("");
              dialogs.problem(why);
            })
        .onCancel(() -> status.set(""))
        .andFinally(() -> busy.set(false))
        .start();
  }

  /** Whether something is not deployed. */
  boolean dirty() {
    return unsaved.property().get();
  }

  Unsaved unsaved() {
    return unsaved;
  }

  /** A text as it is in the editor. */
  String text(String name) {
    return edited.getOrDefault(name, "");
  }

  @Nullable FunctionInfo function() {
    return function;
  }

  /** Null while they are not known. */
  ReadOnlyObjectProperty<@Nullable Files> filesProperty() {
    return files.getReadOnlyProperty();
  }

  /** Why the code could not be read; null when it could. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What the compiler says. */
  ReadOnlyObjectProperty<List<CodeProblem>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /** What a deployment would change; empty when nothing. */
  ReadOnlyObjectProperty<List<CodeDiff.Line>> changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Whether somebody else deployed since the code is edited here. */
  ReadOnlyBooleanProperty foreignProperty() {
    return foreign.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }
}
