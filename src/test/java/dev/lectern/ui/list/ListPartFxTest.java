package dev.lectern.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.action.Action;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListPartFxTest extends FxTest {

  private ListViewModel<String, String> model;
  private TextField filter;
  private TableView<String> table;

  @BeforeEach
  void showList() {
    model =
        read(
            () ->
                new ListViewModel<>(
                    new ListViewModel.Source<>(
                        progress -> List.of("orders", "products", "reviews"),
                        row -> row,
                        row -> row),
                    new DirectTaskRunner(),
                    "Tables"));
    VBox root =
        read(
            () -> {
              filter = new TextField();
              table = new TableView<>();
              TableColumn<String, String> name = new TableColumn<>("Name");
              table.getColumns().add(name);
              BorderPane frame = new BorderPane(table);
              ListPart<String, String> part =
                  new ListPart<>(
                      model,
                      frame,
                      table,
                      filter,
                      new ListPart.Empty(
                          "fth-database",
                          "None",
                          "There is none.",
                          Action.of("make", "Make one", "fth-plus", () -> {})));
              part.column(name, ListPart::muted);
              return new VBox(filter, frame);
            });
    show(root);
    interact(model::refresh);
    interact(filter::requestFocus);
  }

  private String chosen() {
    return read(() -> table.getSelectionModel().getSelectedItem());
  }

  @Test
  void theArrowChoosesTheOnlyRowThatAFilterLeaves() {
    robot.write("prod");
    until(() -> table.getItems().size() == 1);
    robot.type(KeyCode.TAB);
    until(table::isFocused);
    robot.type(KeyCode.DOWN);
    assertThat(chosen()).isEqualTo("products");
  }

  @Test
  void theArrowBeginsWithTheFirstRowAndGoesOn() {
    robot.type(KeyCode.TAB);
    until(table::isFocused);
    robot.type(KeyCode.DOWN);
    assertThat(chosen()).isEqualTo("orders");
    robot.type(KeyCode.DOWN);
    assertThat(chosen()).isEqualTo("products");
  }
}
