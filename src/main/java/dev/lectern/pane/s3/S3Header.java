package dev.lectern.pane.s3;

import dev.lectern.pane.Pane.Crumb;
import dev.lectern.pane.explorer.Header;
import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.s3.browse.ObjectActions;
import dev.lectern.pane.s3.browse.ObjectsController;
import dev.lectern.pane.s3.browse.ObjectsViewModel;
import dev.lectern.pane.s3.buckets.BucketsController;
import dev.lectern.pane.s3.details.PanelViewModel.Page;
import dev.lectern.pane.s3.transfer.Transfers;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;

/** What the shell shows around the S3 explorer: its way, tools and actions. */
final class S3Header {

  private final Journey<S3Place> journey;
  private final ObjectsViewModel objects;
  private final Transfers transfers;
  private final BucketsController buckets;
  private final Texts texts = Texts.of("s3");
  private final ReadOnlyBooleanProperty onObjects;
  private final Action refresh;
  private final Action upload;
  private final Action folder;
  private final Action download;
  private final Action delete;
  private final Action queue;
  private final Action uploadFolder;
  private final Action multipart;
  private final List<Action> others;
  private final List<Action> tabs;

  S3Header(
      Journey<S3Place> journey,
      ObjectsViewModel objects,
      S3Controller controller,
      BucketsController buckets,
      ObjectsController listing,
      ObjectActions chosen,
      S3Side side,
      Transfers transfers) {
    this.journey = journey;
    this.objects = objects;
    this.transfers = transfers;
    onObjects = controller.objectsShownProperty();
    BooleanBinding some = onObjects.and(Bindings.isNotEmpty(objects.selection()));
    BooleanBinding one = onObjects.and(Bindings.size(objects.selection()).isEqualTo(1));
    BooleanBinding object =
        one.and(
            Bindings.createBooleanBinding(
                () -> S3Side.isObject(objects.currentProperty().get()), objects.currentProperty()));
    refresh =
        action("s3-refresh", "refresh", "fth-refresh-cw", controller::refresh).ctrl(KeyCode.R);
    upload =
        action("s3-upload", "objects.upload", "fth-upload", chosen::chooseAndUpload)
            .when(onObjects);
    folder =
        action("s3-new-folder", "objects.folder", "fth-folder-plus", chosen::newFolder)
            .when(onObjects);
    download =
        action("s3-download", "objects.download", "fth-download", chosen::download).when(some);
    delete = action("s3-delete", "objects.delete", "fth-trash-2", chosen::delete).when(some);
    queue =
        action(
            "s3-transfers",
            "transfers",
            "fth-repeat",
            () -> controller.showTransfers(!controller.transfersShown()));
    uploadFolder =
        action(
                "s3-upload-folder",
                "objects.upload.folder",
                "fth-folder",
                chosen::chooseAndUploadFolder)
            .when(onObjects);
    multipart =
        action("s3-multipart", "objects.multipart", "fth-grid", chosen::multipartByHand)
            .when(onObjects);
    others =
        List.of(
            action("s3-new-text", "objects.text", "fth-file-plus", chosen::newText).when(onObjects),
            action("s3-edit", "objects.edit", "fth-edit", chosen::edit).when(object),
            action("s3-presign", "objects.presign", "fth-link", chosen::presign).when(object),
            action("s3-filter", "objects.prefix.focus", "fth-search", listing::focusPrefix)
                .ctrl(KeyCode.F)
                .when(onObjects),
            action("s3-copy-uri", "objects.copy.uri", "fth-copy", chosen::copyUris).when(some),
            action("s3-copy-arn", "objects.copy.arn", "fth-copy", chosen::copyArns).when(some),
            action("s3-copy-url", "objects.copy.url", "fth-copy", chosen::copyUrls).when(some),
            action("s3-rename", "objects.rename", "fth-edit-2", chosen::rename)
                .key(new KeyCodeCombination(KeyCode.F2))
                .when(one),
            action("s3-drag", "objects.drag", "fth-move", chosen::prepareDrag).when(some),
            action("s3-select-all", "objects.select.all", "fth-check-square", listing::selectAll)
                .when(onObjects),
            action(
                    "s3-show-versions",
                    "objects.versions",
                    "fth-layers",
                    () -> objects.versionsProperty().set(!objects.versionsProperty().get()))
                .when(onObjects),
            action("s3-compare", "objects.compare", "fth-columns", side::compare).when(object),
            action("s3-restore", "objects.restore", "fth-rotate-ccw", side::stack).when(object),
            action("s3-details", "objects.details", "fth-info", () -> side.open(Page.DETAILS))
                .when(object),
            action("s3-preview", "objects.preview", "fth-eye", () -> side.open(Page.PREVIEW))
                .when(object),
            action("s3-paste", "objects.paste.long", "fth-clipboard", listing::paste)
                .when(onObjects),
            action("s3-create-bucket", "buckets.create", "fth-plus", buckets::create));
    tabs = controller.tabActions();
    this.buckets = buckets;
  }

  private Action action(String id, String text, String icon, Runnable run) {
    return Action.of(id, texts.get(text), icon, run);
  }

  /** The header around the pane's view. */
  Header header(Node view) {
    ObservableValue<String> inside = journey.placeProperty().map(S3Place::bucket);
    List<Action> all =
        new ArrayList<>(
            List.of(refresh, upload, uploadFolder, multipart, folder, download, delete, queue));
    all.addAll(others);
    all.addAll(buckets.actions(inside, () -> journey.go(S3Place.START)));
    all.addAll(tabs);
    all.addAll(transfers.actions());
    Header header = new Header(journey, view, all);
    Button queueButton = ActionButtons.icon(queue);
    transfers
        .runningProperty()
        .addListener(
            (o, before, now) -> queueButton.setText(now.intValue() == 0 ? "" : now.toString()));
    header.toolsWhile(
        Bindings.createBooleanBinding(
                () -> !journey.place().bucket().isEmpty(), journey.placeProperty())
            .and(objects.versioningProperty().isNotEmpty()),
        versioning());
    header.tools(ActionButtons.icon(refresh), queueButton);
    header.toolsWhile(
        onObjects,
        ActionButtons.icon(download),
        ActionButtons.icon(folder),
        ActionButtons.icon(delete),
        ActionButtons.split(upload, texts.get("objects.upload.more"), uploadFolder, multipart));
    journey.placeProperty().addListener((o, before, now) -> header.way(way()));
    onObjects.addListener((o, before, now) -> header.way(way()));
    header.way(way());
    return header;
  }

  private Chip versioning() {
    Chip chip = new Chip("", Tone.SUCCESS, "fth-layers");
    chip.setId("s3-versioning-chip");
    objects.versioningProperty().addListener((o, before, now) -> versioning(chip, now));
    versioning(chip, objects.versioningProperty().get());
    return chip;
  }

  private void versioning(Chip chip, String state) {
    boolean on = state.equals("Enabled");
    chip.setTone(on ? Tone.SUCCESS : Tone.WARNING);
    chip.setText(texts.get(on ? "objects.versioning.enabled" : "objects.versioning.suspended"));
  }

  private List<Crumb> way() {
    S3Place place = journey.place();
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(texts.get("crumb.s3"), () -> journey.go(S3Place.START)));
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
      if (!place.key().isEmpty() && onObjects.get()) {
        String name = Format.visible(place.key().substring(place.folder().length()));
        way.add(new Crumb(name, () -> journey.go(place)));
      }
    }
    return way;
  }

  private Crumb crumb(S3Place place, String text, String folder) {
    return new Crumb(Format.visible(text), () -> journey.go(place.at(folder)));
  }
}
