package dev.lectern.pane.s3;

import dev.lectern.pane.Pane.Crumb;
import dev.lectern.pane.s3.browse.ObjectActions;
import dev.lectern.pane.s3.browse.ObjectsController;
import dev.lectern.pane.s3.browse.ObjectsViewModel;
import dev.lectern.pane.s3.buckets.BucketsController;
import dev.lectern.pane.s3.transfer.Transfers;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** What the shell shows of the pane around it: the way, the tools and the actions. */
final class S3Header {

  private final S3ViewModel model;
  private final S3Controller controller;
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Action>> actions;
  private final HBox tools = new HBox(8);
  private final Texts texts = Texts.of("s3");

  S3Header(
      S3ViewModel model,
      ObjectsViewModel objects,
      S3Controller controller,
      BucketsController buckets,
      ObjectsController listing,
      ObjectActions chosen,
      Transfers transfers) {
    this.model = model;
    this.controller = controller;
    BooleanBinding inBucket =
        Bindings.createBooleanBinding(
            () -> !model.placeProperty().get().bucket().isEmpty(), model.placeProperty());
    ReadOnlyBooleanProperty onObjects = controller.objectsShownProperty();
    BooleanBinding some = onObjects.and(Bindings.isNotEmpty(objects.selection()));
    BooleanBinding one = onObjects.and(Bindings.size(objects.selection()).isEqualTo(1));
    Action refresh =
        action("s3-refresh", "refresh", "fth-refresh-cw", key(KeyCode.R), controller::refresh);
    Action upload =
        action(
            "s3-upload", "objects.upload", "fth-upload", null, onObjects, chosen::chooseAndUpload);
    Action folder =
        action(
            "s3-new-folder",
            "objects.folder",
            "fth-folder-plus",
            null,
            onObjects,
            chosen::newFolder);
    Action download =
        action("s3-download", "objects.download", "fth-download", null, some, chosen::download);
    Action delete =
        action("s3-delete", "objects.delete", "fth-trash-2", null, some, chosen::delete);
    Action queue =
        action(
            "s3-transfers",
            "transfers",
            "fth-repeat",
            null,
            () -> controller.showTransfers(!controller.transfersShown()));
    actions =
        new ReadOnlyObjectWrapper<>(
            List.of(
                refresh,
                upload,
                action(
                    "s3-upload-folder",
                    "objects.upload.folder",
                    "fth-upload",
                    null,
                    onObjects,
                    chosen::chooseAndUploadFolder),
                folder,
                download,
                delete,
                action("s3-presign", "objects.presign", "fth-link", null, one, chosen::presign),
                action(
                    "s3-filter",
                    "objects.prefix.focus",
                    "fth-search",
                    key(KeyCode.F),
                    onObjects,
                    listing::focusPrefix),
                action("s3-copy-uri", "objects.copy.uri", "fth-copy", null, some, chosen::copyUris),
                action("s3-copy-arn", "objects.copy.arn", "fth-copy", null, some, chosen::copyArns),
                action("s3-copy-url", "objects.copy.url", "fth-copy", null, some, chosen::copyUrls),
                action(
                    "s3-rename",
                    "objects.rename",
                    "fth-edit-2",
                    new KeyCodeCombination(KeyCode.F2),
                    one,
                    chosen::rename),
                action("s3-drag", "objects.drag", "fth-move", null, some, chosen::prepareDrag),
                action(
                    "s3-select-all",
                    "objects.select.all",
                    "fth-check-square",
                    null,
                    onObjects,
                    listing::selectAll),
                action(
                    "s3-show-versions",
                    "objects.versions",
                    "fth-layers",
                    null,
                    onObjects,
                    () -> objects.versionsProperty().set(!objects.versionsProperty().get())),
                action(
                    "s3-multipart",
                    "objects.multipart",
                    "fth-grid",
                    null,
                    onObjects,
                    () -> {
                      controller.showTransfers(true);
                      transfers.multipartByHand(
                          objects.bucketProperty().get(), objects.folderProperty().get());
                    }),
                queue,
                action("s3-new-bucket", "buckets.create", "fth-plus", null, buckets::create)));
    Chip versioning = new Chip("", Tone.SUCCESS, "fth-layers");
    versioning.setId("s3-versioning-chip");
    objects.versioningProperty().addListener((o, before, now) -> versioning(versioning, now));
    versioning(versioning, "");
    versioning.visibleProperty().bind(inBucket.and(objects.versioningProperty().isNotEmpty()));
    Button queueButton = ActionButtons.icon(queue);
    transfers
        .runningProperty()
        .addListener(
            (o, before, now) -> queueButton.setText(now.intValue() == 0 ? "" : now.toString()));
    tools.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    Node[] inside = {
      versioning,
      ActionButtons.icon(download),
      ActionButtons.icon(folder),
      ActionButtons.icon(delete),
      ActionButtons.of(upload)
    };
    for (Node node : inside) {
      node.managedProperty().bind(node.visibleProperty());
      if (node != versioning) {
        node.visibleProperty().bind(onObjects);
      }
    }
    tools.getChildren().addAll(versioning, ActionButtons.icon(refresh), queueButton);
    tools.getChildren().addAll(List.of(inside).subList(1, inside.length));
    model.placeProperty().addListener((o, before, now) -> way());
    onObjects.addListener((o, before, now) -> way());
    way();
  }

  private void versioning(Chip chip, String state) {
    boolean on = state.equals("Enabled");
    chip.setTone(on ? Tone.SUCCESS : Tone.WARNING);
    chip.setText(texts.get(on ? "objects.versioning.enabled" : "objects.versioning.suspended"));
  }

  private void way() {
    S3Place place = model.placeProperty().get();
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(texts.get("crumb.s3"), () -> controller.go(S3Place.START)));
    if (!place.bucket().isEmpty()) {
      way.add(crumb(place, place.bucket(), ""));
      int from = 0;
      for (int end = place.folder().indexOf('/'); end >= 0; ) {
        way.add(
            crumb(
                place,
                place.folder().substring(from, end + 1),
                place.folder().substring(0, end + 1)));
        from = end + 1;
        end = place.folder().indexOf('/', from);
      }
      if (!place.key().isEmpty() && controller.objectsShownProperty().get()) {
        way.add(
            new Crumb(place.key().substring(place.folder().length()), () -> controller.go(place)));
      }
    }
    crumbs.set(List.copyOf(way));
  }

  private Crumb crumb(S3Place place, String text, String folder) {
    return new Crumb(
        text, () -> controller.go(new S3Place(place.bucket(), folder, "", place.versions())));
  }

  private Action action(
      String id, String text, String icon, @Nullable KeyCombination key, Runnable run) {
    return action(id, text, icon, key, Bindings.createBooleanBinding(() -> true), run);
  }

  private Action action(
      String id,
      String text,
      String icon,
      @Nullable KeyCombination key,
      ObservableBooleanValue enabled,
      Runnable run) {
    return new Action(id, texts.get(text), icon, key, enabled, run);
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  ObservableValue<List<Crumb>> crumbs() {
    return crumbs.getReadOnlyProperty();
  }

  ObservableValue<List<Action>> actions() {
    return actions.getReadOnlyProperty();
  }

  Node tools() {
    return tools;
  }
}
