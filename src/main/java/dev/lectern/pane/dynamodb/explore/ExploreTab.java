package dev.lectern.pane.dynamodb.explore;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.TableTab;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Node;

/** Query, Scan and the item below. */
public final class ExploreTab implements TableTab {

  private final ExploreViewModel model;
  private final Supplier<CompletableFuture<Boolean>> mayLeaveItem;
  private final Node view;

  /**
   * @param editor what is shown below while it is visible
   * @param mayLeaveItem asks about unsaved changes of the item
   */
  public ExploreTab(
      ExploreViewModel model, Node editor, Supplier<CompletableFuture<Boolean>> mayLeaveItem) {
    this.model = model;
    this.mayLeaveItem = mayLeaveItem;
    view =
        Views.load(
                "dynamodbexplore",
                "explore",
                Map.of(
                    ExploreController.class,
                    () -> new ExploreController(model, editor),
                    BuilderController.class,
                    () -> new BuilderController(model.builder(), model::run)))
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
  public void open(TableInfo table) {
    model.open(table);
  }

  @Override
  public void refresh() {
    model.run();
  }

  @Override
  public CompletableFuture<Boolean> mayLeave() {
    return mayLeaveItem.get();
  }

  @Override
  public void close() {
    model.cancel();
  }
}
