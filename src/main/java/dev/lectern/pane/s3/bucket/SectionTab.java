package dev.lectern.pane.s3.bucket;

import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The tab of one sub-resource. */
final class SectionTab implements ResourceTab<String> {

  /**
   * What is in the tab.
   *
   * @param editor shows and changes the sub-resource
   * @param extra shown below the editor; may be an empty region
   */
  record Content(SectionEditor editor, Node extra) {}

  private final SectionViewModel model;
  private final Dialogs dialogs;
  private final Texts texts;
  private final Supplier<Content> content;
  private final Consumer<String> opened;
  private @Nullable Node view;

  /**
   * @param content asked for once, when the tab is first shown
   * @param opened told the bucket whenever the tab is opened
   */
  SectionTab(
      SectionViewModel model,
      Dialogs dialogs,
      Texts texts,
      Supplier<Content> content,
      Consumer<String> opened) {
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
    this.content = content;
    this.opened = opened;
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
    Node built = view;
    if (built == null) {
      Content inside = content.get();
      built =
          Views.load(
                  "s3bucket",
                  "section",
                  Map.of(
                      SectionController.class,
                      () ->
                          new SectionController(
                              model, dialogs, texts, inside.editor(), inside.extra())))
              .root();
      view = built;
    }
    return built;
  }

  @Override
  public void refresh() {
    open(model.bucketProperty().get());
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
  public List<String> unsaved() {
    return model.dirtyProperty().get()
        ? List.of(texts.get("unsaved", title(), model.bucketProperty().get()))
        : List.of();
  }

  @Override
  public void discard() {
    model.discard();
  }

  @Override
  public void close() {
    model.close();
  }
}
