package dev.lectern.pane.s3.browse;

import dev.lectern.pane.s3.access.LongKeys;
import dev.lectern.pane.s3.browse.ObjectsGateway.Deleted;
import dev.lectern.pane.s3.browse.ObjectsGateway.Extent;
import dev.lectern.pane.s3.collision.Collisions;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;

/** What can be done with the chosen objects of a listing. FX thread. */
public final class ObjectActions {

  private final ObjectsViewModel objects;
  private final ObjectsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Moves moves;
  private final Consumer<String> clipboard;
  private final ObjectCopies copies;
  private final DragShelf shelf;
  private final Texts texts = Texts.of("s3");

  /**
   * Actions on that listing.
   *
   * @param clipboard takes text
   */
  public ObjectActions(
      ObjectsViewModel objects,
      ObjectsGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      Toasts toasts,
      Moves moves,
      Collisions collisions,
      Consumer<String> clipboard) {
    this.objects = objects;
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
    this.moves = moves;
    this.clipboard = clipboard;
    copies = new ObjectCopies(objects, gateway, tasks, dialogs, toasts, collisions);
    shelf = new DragShelf(gateway, tasks, moves);
    objects
        .selection()
        .addListener((ListChangeListener<ObjectRow>) change -> shelf.keepOnly(order(selection())));
  }

  /** Asks for files and uploads them into the folder that is shown. */
  public void chooseAndUpload() {
    dialogs.chooseFiles(texts.get("objects.upload.choose")).thenAccept(this::upload);
  }

  /** Asks for a folder and uploads it with all that is in it. */
  public void chooseAndUploadFolder() {
    dialogs
        .chooseFolder(texts.get("objects.upload.choose.folder"))
        .thenAccept(folder -> folder.ifPresent(path -> upload(List.of(path))));
  }

  /** Uploads into the folder that is shown by doing each step of a multipart upload by hand. */
  public void multipartByHand() {
    moves.multipartByHand(objects.bucketProperty().get(), objects.folderProperty().get());
  }

  /** Uploads files and folders into the folder that is shown. */
  public void upload(List<Path> files) {
    if (!files.isEmpty()) {
      moves.upload(objects.bucketProperty().get(), objects.folderProperty().get(), files);
    }
  }

  /** Asks for a folder of this computer and downloads what is chosen into it. */
  public void download() {
    List<ObjectRow> chosen = chosen();
    if (chosen.isEmpty()) {
      return;
    }
    dialogs
        .chooseFolder(texts.get("objects.download.choose"))
        .thenAccept(folder -> folder.ifPresent(path -> download(chosen, path)));
  }

  private void download(List<ObjectRow> chosen, Path folder) {
    String bucket = objects.bucketProperty().get();
    // a folder that was chosen keeps its name, as in every file manager
    String prefix = objects.folderProperty().get();
    tasks
        .work(
            texts.get("objects.download.looking"),
            progress -> gateway.objects(bucket, chosen, progress))
        .onSuccess(found -> moves.download(bucket, prefix, found, folder))
        .onFailure(dialogs::problem)
        .start();
  }

  /** Fetches what is chosen, so that it can be dragged out of the window. */
  public void prepareDrag() {
    List<ObjectRow> chosen = chosen();
    if (!chosen.isEmpty()) {
      shelf.fetch(order(chosen), dialogs::problem);
    }
  }

  /**
   * Fetches what is chosen while the hand moves already.
   *
   * @param refused is told why only names can be dragged
   */
  void fetchForDrag(Consumer<UserProblem> refused) {
    List<ObjectRow> chosen = selection();
    if (!chosen.isEmpty() && chosen.stream().noneMatch(ObjectRow::pending)) {
      shelf.fetch(order(chosen), refused);
    }
  }

  private List<ObjectRow> selection() {
    return List.copyOf(objects.selection());
  }

  private DragShelf.Order order(List<ObjectRow> chosen) {
    return new DragShelf.Order(
        objects.bucketProperty().get(), objects.folderProperty().get(), chosen);
  }

  /** The S3 URIs of what is chosen, a line each. */
  String uris() {
    String bucket = objects.bucketProperty().get();
    return selection().stream()
        .filter(row -> !row.pending())
        .map(row -> KeyNames.uri(bucket, row.key()))
        .collect(Collectors.joining("\n"));
  }

  /** Says why something was not done. */
  void refused(UserProblem why) {
    dialogs.problem(why);
  }

  /** What can be dragged out of the window. */
  DragShelf shelf() {
    return shelf;
  }

  /** Puts the S3 URIs of what is chosen on the clipboard; {@link #paste} takes them. */
  public void copyUris() {
    copyNames(KeyNames::uri);
  }

  /** Puts the ARNs of what is chosen on the clipboard. */
  public void copyArns() {
    copyNames((bucket, key) -> KeyNames.arn(gateway.region(bucket), bucket, key));
  }

  /** Puts the URLs of what is chosen on the clipboard: whom they let in is the policy's matter. */
  public void copyUrls() {
    copyNames(gateway::url);
  }

  private void copyNames(BinaryOperator<String> name) {
    List<ObjectRow> chosen = chosen();
    String bucket = objects.bucketProperty().get();
    if (chosen.isEmpty()) {
      return;
    }
    tasks
        .work(
            "",
            progress ->
                chosen.stream()
                    .map(row -> name.apply(bucket, row.key()))
                    .collect(Collectors.joining("\n")))
        .onSuccess(
            text -> {
              clipboard.accept(text);
              toasts.show(
                  texts.get("objects.names.copied", chosen.size()),
                  text.lines().findFirst().orElse(""));
            })
        .onFailure(dialogs::problem)
        .start();
  }

  /** Copies the objects that a text of S3 URIs names into the folder that is shown. */
  public void paste(String text) {
    copies.paste(text);
  }

  /** Asks for a new name of the one chosen object or folder. */
  public void rename() {
    List<ObjectRow> chosen = chosen();
    if (chosen.size() != 1 || chosen.getFirst().marker()) {
      return;
    }
    ObjectRow row = chosen.getFirst();
    String name = row.name(objects.folderProperty().get());
    String versioning = objects.versioningProperty().get();
    var _ =
        dialogs.ask(
            texts.get("objects.rename.title", row.key()),
            texts.get(versioning.isEmpty() ? "objects.rename.label" : "objects.rename.label.kept"),
            name,
            text -> copies.rename(row, text));
  }

  /** Opens the dialog that makes a presigned URL for the one chosen object. */
  public void presign() {
    List<ObjectRow> chosen = chosen();
    if (chosen.size() == 1 && !chosen.getFirst().folder()) {
      moves.presign(objects.bucketProperty().get(), chosen.getFirst().key(), null);
    }
  }

  /** Asks for a name and makes a folder: an empty object whose key ends in a slash. */
  public void newFolder() {
    name("folder", (bucket, key) -> newFolder(bucket, key.endsWith("/") ? key : key + "/"));
  }

  private Attempt newFolder(String bucket, String key) {
    return Attempt.of(
        tasks.work(
            texts.get("objects.folder.making", key),
            progress -> {
              LongKeys.check(key);
              gateway.createFolder(bucket, key);
              return key;
            }),
        made -> objects.refresh());
  }

  /** Asks for a name and lets the user write the text of a new object. */
  public void newText() {
    name("text", this::newText);
  }

  /** Asks for the name of something new in the folder that is shown. */
  private void name(String what, BiFunction<String, String, Attempt> make) {
    String bucket = objects.bucketProperty().get();
    String folder = objects.folderProperty().get();
    var _ =
        dialogs.ask(
            texts.get("objects." + what + ".title"),
            texts.get("objects." + what + ".label"),
            "",
            name -> make.apply(bucket, folder + name));
  }

  private Attempt newText(String bucket, String key) {
    if (key.endsWith("/")) {
      return Attempt.refused(
          UserProblem.of(
              texts.get("objects.text.slash"),
              texts.get("objects.text.slash.why"),
              texts.get("objects.text.slash.remedy")));
    }
    try {
      LongKeys.check(key);
    } catch (ProblemException e) {
      return Attempt.refused(e.problem());
    }
    return Attempt.done(() -> moves.write(bucket, key));
  }

  /** Lets the user change the text of the one chosen object. */
  public void edit() {
    List<ObjectRow> chosen = chosen();
    if (chosen.size() == 1 && !chosen.getFirst().folder()) {
      moves.edit(objects.bucketProperty().get(), chosen.getFirst().key());
    }
  }

  /** Counts what is chosen, says exactly what a delete will do, and does it. */
  public void delete() {
    List<ObjectRow> chosen = chosen();
    if (chosen.isEmpty()) {
      return;
    }
    String bucket = objects.bucketProperty().get();
    tasks
        .work(
            texts.get("objects.delete.counting"),
            progress ->
                new Preview(gateway.extent(bucket, chosen, progress), gateway.versioning(bucket)))
        .onSuccess(preview -> confirmDelete(bucket, chosen, preview))
        .onFailure(dialogs::problem)
        .start();
  }

  /** Counts what is chosen, with all that is in its folders. */
  void extent(Consumer<Extent> told, Runnable done) {
    List<ObjectRow> chosen = chosen();
    String bucket = objects.bucketProperty().get();
    tasks
        .work(
            texts.get("objects.delete.counting"),
            progress -> gateway.extent(bucket, chosen, progress))
        .onSuccess(told)
        .onFailure(dialogs::problem)
        .andFinally(done)
        .start();
  }

  private record Preview(Extent extent, String versioning) {}

  private void confirmDelete(String bucket, List<ObjectRow> chosen, Preview preview) {
    Extent extent = preview.extent();
    String title =
        chosen.size() == 1
            ? texts.get("objects.delete.title.one", chosen.getFirst().key())
            : texts.get("objects.delete.title", chosen.size());
    dialogs
        .confirm(new Confirmation(title, sentence(preview), texts.get("objects.delete.verb"), true))
        .thenAccept(
            yes -> {
              if (yes) {
                delete(bucket, chosen, extent.objects());
              }
            });
  }

  private String sentence(Preview preview) {
    String key =
        switch (preview.versioning()) {
          case "Enabled" -> "objects.delete.enabled";
          case "Suspended" -> "objects.delete.suspended";
          default -> "objects.delete.never";
        };
    return texts.get(key, preview.extent().objects(), Format.bytes(preview.extent().bytes()));
  }

  private void delete(String bucket, List<ObjectRow> chosen, long count) {
    tasks
        .work(
            texts.get("objects.deleting", count),
            progress -> gateway.delete(bucket, chosen, progress))
        .onSuccess(this::report)
        .onFailure(dialogs::problem)
        .andFinally(objects::refresh)
        .start();
  }

  private void report(Deleted done) {
    if (done.failed() > 0) {
      dialogs.problem(
          UserProblem.of(
              texts.get("objects.delete.failed", done.failed()),
              done.firstFailure(),
              texts.get("objects.delete.failed.remedy")));
    } else {
      toasts.show(texts.get("objects.deleted", done.objects()), "");
    }
  }

  /** The chosen rows; what is out of memory cannot be chosen. */
  private List<ObjectRow> chosen() {
    List<ObjectRow> chosen = List.copyOf(objects.selection());
    if (chosen.stream().anyMatch(ObjectRow::pending)) {
      dialogs.problem(
          UserProblem.of(
              texts.get("objects.selection.pending"),
              texts.get("objects.selection.pending.why"),
              texts.get("objects.selection.pending.remedy")));
      return List.of();
    }
    return chosen;
  }
}
