package dev.lectern.pane.s3.bucket;

import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;

/** The tab of one sub-resource. */
final class SectionTab implements BucketTab {

  private final SectionViewModel model;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Consumer<String> opened;
  private final Node view;

  /**
   * @param editor shows and changes the sub-resource
   * @param extra shown below the editor; may be an empty region
   * @param opened told the bucket whenever the tab is opened
   */
  SectionTab(
      SectionViewModel model,
      Dialogs dialogs,
      Texts texts,
      SectionEditor editor,
      Node extra,
      Consumer<String> opened) {
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
    this.opened = opened;
    view =
        Views.load(
                "s3bucket",
                "section",
                Map.of(
                    SectionController.class,
                    () -> new SectionController(model, dialogs, texts, editor, extra)))
            .root();
  }

  SectionViewModel model() {
    return model;
  }

  @Override
  public String id() {
    return "s3-tab-" + model.section().key();
  }

  @Override
  public String title() {
    return texts.get(model.section().key() + ".title");
  }

  @Override
  public String icon() {
    return model.section().icon();
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ReadOnlyBooleanProperty dirty() {
    return model.dirtyProperty();
  }

  @Override
  public void open(String bucket) {
    model.open(bucket);
    opened.accept(bucket);
  }

  @Override
  public CompletableFuture<Boolean> mayLeave() {
    if (!model.dirtyProperty().get()) {
      return CompletableFuture.completedFuture(true);
    }
    return dialogs
        .confirm(
            new Dialogs.Confirmation(
                texts.get("leave.title"),
                texts.get("leave", title(), model.bucketProperty().get()),
                texts.get("leave.verb"),
                true))
        .thenApply(
            yes -> {
              if (yes) {
                model.discard();
              }
              return yes;
            });
  }

  @Override
  public void close() {
    model.close();
  }
}
