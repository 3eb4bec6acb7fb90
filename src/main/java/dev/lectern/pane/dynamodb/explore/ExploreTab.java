package dev.lectern.pane.dynamodb.explore;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.item.ItemEditor;
import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** Query, Scan and the item below. */
public final class ExploreTab implements ResourceTab<TableInfo> {

  private final ExploreViewModel model;
  private final ItemEditor editor;
  private final Node view;

  /**
   * @param editor what is shown below while it is visible
   */
  public ExploreTab(ExploreViewModel model, ItemEditor editor) {
    this.model = model;
    this.editor = editor;
    view =
        Views.load(
                "dynamodbexplore",
                "explore",
                Map.of(
                    ExploreController.class,
                    () -> new ExploreController(model, editor.view()),
                    BuilderController.class,
                    () -> new BuilderController(model.builder(), model::run),
                    HandController.class,
                    () -> new HandController(model.builder())))
            .root();
  }

  @Override
  public String id() {
    return "dynamodb-tab-explore";
  }

  @Override
  public String title() {
    return Texts.of("dynamodbexplore").get("tab");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public List<String> unsaved() {
    return editor.unfinished();
  }

  @Override
  public void open(TableInfo table) {
    TableInfo before = model.builder().tableProperty().get();
    if (before != null && !before.name().equals(table.name())) {
      editor.close();
    }
    model.open(table);
  }

  @Override
  public void refresh() {
    model.run();
  }

  @Override
  public void discard() {
    editor.close();
  }

  @Override
  public void run() {
    model.run();
  }

  @Override
  public void close() {
    model.cancel();
  }
}
