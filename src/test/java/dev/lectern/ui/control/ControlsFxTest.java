package dev.lectern.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.action.Action;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;

class ControlsFxTest extends FxTest {

  private record Row(String name, String size) {}

  @Test
  void fonts_are_the_bundled_ones() {
    interact(
        () -> {
          assertThat(Font.getFamilies()).contains("Inter", "Inter Medium", "JetBrains Mono");
          assertThat(Font.font("Inter", javafx.scene.text.FontWeight.BOLD, 13).getName())
              .contains("Inter");
        });
  }

  @Test
  void what_changes_inside_a_layout_root_is_laid_out_alone() {
    int[] around = new int[1];
    Label text = new Label("one");
    HBox line = new HBox(text);
    LayoutRoot root = new LayoutRoot(line);
    VBox outer =
        new VBox(root) {
          @Override
          protected void layoutChildren() {
            around[0]++;
            super.layoutChildren();
          }
        };
    show(outer);
    interact(
        () -> {
          outer.layout();
          double before = text.getWidth();
          int laid = around[0];
          text.setText("one, two, three");
          outer.applyCss();
          outer.layout();
          assertThat(text.getWidth()).isGreaterThan(before);
          assertThat(around[0]).isEqualTo(laid);
          assertThat(line.getWidth()).isEqualTo(root.getWidth());
        });
  }

  @Test
  void a_state_view_shows_one_thing_at_a_time() {
    Label content = new Label("content");
    StateView[] view = new StateView[1];
    interact(() -> view[0] = new StateView(content));
    show(new VBox(view[0]));
    interact(
        () -> {
          assertThat(view[0].showsContent()).isFalse();
          view[0].showContent();
          assertThat(view[0].showsContent()).isTrue();
          view[0].showProblem(UserProblem.of("It failed.", "No network.", "Try again."));
          assertThat(view[0].showsContent()).isFalse();
          view[0].showLoading(new SimpleStringProperty("12 so far"), () -> {});
        });
    until(() -> view[0].lookup(".loading-bar").isVisible());
    until(() -> view[0].lookup(".loading-note").isVisible());
    interact(
        () -> {
          view[0].showContent();
          assertThat(view[0].lookup(".loading-bar").isVisible()).isFalse();
          view[0].showLoading();
        });
    until(() -> view[0].lookup(".loading-veil").isVisible());
    interact(() -> assertThat(view[0].showsContent()).isTrue());
  }

  @Test
  void pictures() {
    StateView[] states = new StateView[4];
    interact(
        () -> {
          FlowPane grid = new FlowPane(8, 8);
          grid.setStyle("-fx-padding: 16");
          for (int i = 0; i < states.length; i++) {
            states[i] = new StateView(table());
          }
          grid.getChildren()
              .addAll(
                  Cards.frame("Content", states[0], new Chip("12 keys", Tone.NEUTRAL)),
                  Cards.frame("Error", states[1]),
                  Cards.frame("Denied", states[2]),
                  Cards.of("Controls", controls()),
                  Cards.frame("Loading", states[3]),
                  Cards.frame("Tabs", tabs()));
          for (Node card : grid.getChildren()) {
            ((Region) card).setMinSize(404, 370);
            ((Region) card).setMaxSize(404, 370);
            ((Region) card).setPrefSize(404, 370);
          }
          show(grid);
          states[0].showContent();
          states[1].showProblem(
              new UserProblem(
                  "The bucket is in another Region",
                  "acme-invoices-prod lives in eu-west-1. This session asks eu-central-1.",
                  "",
                  "301 PermanentRedirect",
                  "4F0C8D2A91B7E365",
                  "details"),
              Action.of("ask", "Ask eu-west-1", "fth-globe", () -> {}),
              Action.of("call", "Show the call", "fth-activity", () -> {}));
          states[2].showProblem(
              new UserProblem(
                  "You may not read the bucket policy",
                  "No statement allows s3:GetBucketPolicy for role/auditor.",
                  "",
                  "403 AccessDenied",
                  null,
                  ""),
              Action.of("why", "Why, statement by statement", "fth-shield", () -> {}));
          states[3].showLoading(new SimpleStringProperty("42,000 keys so far"), () -> {});
        });
    until(() -> states[3].lookup(".loading-note").isVisible());
    Screens.shot(stage, theme, "controls");
  }

  private static Node tabs() {
    TabPane tabs = new TabPane();
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    for (String name : new String[] {"Objects", "Policy", "Public access", "CORS", "Lifecycle"}) {
      tabs.getTabs().add(new Tab(name, new StateView(new Label())));
    }
    ((StateView) tabs.getTabs().getFirst().getContent())
        .showEmpty(
            "fth-folder",
            "No objects under reports/2027/",
            "12 keys exist elsewhere in this bucket.",
            Action.of("upload", "Upload", "fth-upload", () -> {}),
            Action.of("clear", "Clear prefix", "fth-x", () -> {}));
    return tabs;
  }

  private static Node controls() {
    FlowPane buttons = new FlowPane(8, 8);
    Button accent = new Button("Upload", Icons.of("fth-upload"));
    accent.getStyleClass().add(Styles.ACCENT);
    Button check = new Button("Check", Icons.of("fth-check"));
    check.getStyleClass().add(Styles.SUCCESS);
    Button delete = new Button("Delete");
    delete.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
    Button disabled = new Button("Unlock");
    disabled.getStyleClass().add(Styles.DANGER);
    disabled.setDisable(true);
    CustomTextField field = new CustomTextField();
    field.setLeft(Icons.of("fth-search"));
    field.setPromptText("Prefix, searched on the server");
    ComboBox<String> combo = new ComboBox<>(FXCollections.observableArrayList("503 SlowDown"));
    combo.getSelectionModel().selectFirst();
    ToggleSwitch toggle = new ToggleSwitch("Show versions");
    toggle.setSelected(true);
    ProgressBar bar = new ProgressBar(0.4);
    bar.getStyleClass().addAll("thin", "success");
    CheckBox box = new CheckBox("Compare");
    box.setSelected(true);
    buttons
        .getChildren()
        .addAll(
            new Button("Details", Icons.of("fth-copy")),
            accent,
            check,
            delete,
            disabled,
            Icons.button("x", "fth-refresh-cw", "Refresh", () -> {}),
            new Segments<>("filter", String::valueOf, "All", "Writes", "Errors"),
            field,
            combo,
            toggle,
            box,
            bar,
            new HBox(
                8,
                new Chip("latest", Tone.NEUTRAL),
                new Chip("200", Tone.SUCCESS),
                new Chip("delete marker", Tone.DANGER),
                new Chip("1 fault on", Tone.WARNING, "fth-zap")),
            new HBox(
                8,
                new Chip("cold start", Tone.DONE),
                new Chip("paused", Tone.ACCENT),
                new Chip("14 services", Tone.OUTLINED),
                new Chip("not versioned", Tone.DASHED)),
            new MessageBand(Tone.WARNING, "Adds one more delete marker. All 4 versions stay."),
            new MessageBand(Tone.ACCENT, "A delete without a version id removes nothing."));
    return buttons;
  }

  private static Node table() {
    TableView<Row> table = new TableView<>();
    table.getStyleClass().addAll(Styles.DENSE, "edge-to-edge");
    TableColumn<Row, String> name = new TableColumn<>("Name");
    name.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().name()));
    name.setPrefWidth(250);
    TableColumn<Row, String> size = new TableColumn<>("Size");
    size.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().size()));
    size.getStyleClass().add("align-right");
    size.setPrefWidth(120);
    table.getColumns().add(name);
    table.getColumns().add(size);
    for (int i = 1; i < 10; i++) {
      table.getItems().add(new Row("orders-1" + i + ".csv", Format.bytes(i * 111_111L)));
    }
    table.getSelectionModel().select(2);
    return table;
  }

  @Test
  void aScrollPaneKeepsNoPicture() {
    ScrollPane pane = read(() -> new ScrollPane(new Label("long")));
    show(new VBox(pane));
    interact(
        () -> {
          pane.applyCss();
          assertThat(pane.lookup(".viewport").isCache()).isFalse();
        });
  }
}
