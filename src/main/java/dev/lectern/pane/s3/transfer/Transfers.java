package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.PaneContext;
import dev.lectern.pane.s3.collision.CollisionQuestion;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.Answer;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.layout.Region;

/** Uploads and downloads of a session, and the view that shows them. FX thread. */
public final class Transfers implements AutoCloseable {

  /**
   * Multipart uploads to go on with, as they are kept in the settings.
   *
   * @param uploads begun and not ended
   */
  record Kept(List<UploadJob.Begun> uploads) {}

  private static final Kept NOTHING = new Kept(List.of());

  private final PaneContext context;
  private final TaskRunner tasks;
  private final TransfersViewModel model;
  private final MultipartViewModel byHand;
  private final TransfersController controller;
  private final Region view;
  private final TemporaryFolders temporary = new TemporaryFolders();

  /**
   * @param changed told the name of a bucket when objects in it were written
   */
  public Transfers(PaneContext context, TransferGateway gateway, Consumer<String> changed) {
    this.context = context;
    tasks = context.tasks().scope();
    model =
        new TransfersViewModel(
            gateway,
            tasks,
            System::nanoTime,
            changed,
            context.dialogs()::problem,
            new CollisionQuestion(context.dialogs()));
    byHand = new MultipartViewModel(gateway, tasks, changed);
    controller = new TransfersController(model);
    var details = new TransferDetailsController(model, context.dialogs());
    MultipartController steps = new MultipartController(byHand, context.dialogs());
    view =
        (Region)
            Views.load(
                    "s3transfer",
                    "transfers",
                    Map.of(
                        TransfersController.class, () -> controller,
                        TransferDetailsController.class, () -> details,
                        MultipartController.class, () -> steps))
                .root();
    List<UploadJob.Begun> waiting =
        context.settings().get(section(), Kept.class, NOTHING).uploads();
    model.bringBack(waiting);
    if (!waiting.isEmpty()) {
      Texts texts = Texts.of("s3transfer");
      context.toasts().show(texts.get("waiting", waiting.size()), texts.get("waiting.detail"));
    }
    // at once and not only when this is closed: the program may be killed
    model.begunProperty().subscribe(this::keep);
  }

  /** The list of transfers with the parts of the chosen one; always the same node. */
  public Region view() {
    return view;
  }

  /** Number of transfers that wait or run. */
  public ReadOnlyIntegerProperty runningProperty() {
    return model.runningProperty();
  }

  /**
   * Uploads files, and folders with all that is in them, under a prefix; keys keep the path below
   * the chosen folder.
   */
  public void upload(String bucket, String prefix, List<Path> filesOrFolders) {
    controller.show(TransfersController.Page.LIST);
    model.upload(bucket, prefix, filesOrFolders);
  }

  /**
   * Downloads objects into a folder.
   *
   * @param prefix what all keys begin with; the rest of each becomes its path
   */
  public void download(String prefix, List<ObjectRef> objects, Path folder) {
    controller.show(TransfersController.Page.LIST);
    model.download(prefix, objects, folder);
  }

  /**
   * Downloads objects into a temporary folder that is removed when this is closed.
   *
   * @param prefix what all keys begin with; the rest of each becomes its path
   * @return the files and folders right below it when all are there; never completed when one is
   *     not
   */
  public CompletableFuture<List<Path>> fetch(String prefix, List<ObjectRef> objects) {
    controller.show(TransfersController.Page.LIST);
    Answer<List<Path>> files = new Answer<>();
    tasks
        .work("", progress -> temporary.make())
        .onSuccess(folder -> model.fetch(prefix, objects, folder).thenAccept(files::complete))
        .onFailure(context.dialogs()::problem)
        .start();
    return files;
  }

  /** Opens the panel in which the steps of a multipart upload are done one by one. */
  public void multipartByHand(String bucket, String prefix) {
    controller.show(TransfersController.Page.HAND);
    byHand.open(bucket, prefix);
  }

  /** What can be done with all of them. */
  public List<Action> actions() {
    return controller.actions();
  }

  /** Whether there are any, done ones too. */
  public boolean any() {
    return !model.rows().isEmpty();
  }

  /** What closing would stop, in a sentence; empty when nothing is on its way. */
  public List<String> unfinished() {
    int running = model.runningProperty().get();
    return running == 0 ? List.of() : List.of(Texts.of("s3transfer").get("unfinished", running));
  }

  TransfersViewModel model() {
    return model;
  }

  MultipartViewModel byHand() {
    return byHand;
  }

  /** Stops what runs; multipart uploads that were begun can be resumed later. */
  @Override
  public void close() {
    model.close();
    keep(model.unfinished());
    tasks.close();
    temporary.close();
  }

  private void keep(List<UploadJob.Begun> uploads) {
    Kept kept = new Kept(uploads);
    if (!context.settings().get(section(), Kept.class, NOTHING).equals(kept)) {
      context.settings().put(section(), kept);
    }
  }

  private String section() {
    return "s3-transfers-" + context.clients().session().label();
  }
}
