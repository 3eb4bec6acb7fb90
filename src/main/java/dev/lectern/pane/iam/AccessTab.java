package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.task.LatestSlot;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What a user or role may do with one resource: all actions of a service, by identity policies,
 * boundary and a session policy that can be tried. FX thread.
 */
final class AccessTab implements ResourceTab<Entity> {

  /** Columns of what not everybody has. */
  private static final int BOUNDARY = 2;

  private static final int SESSION = 3;

  private final IamActions actions;
  private final Supplier<Actions> known;
  private final Texts texts = Texts.of("iam");
  private final BorderPane view = new BorderPane();
  private final ComboBox<String> service = new ComboBox<>();
  private final TextField resource = new TextField();
  private final TextArea session = new TextArea();
  private final TableView<Reach.Line> table = new TableView<>();
  private final Venn venn;
  private final Label sentence = new Label();
  private final StateView states;
  private final LatestSlot asking = new LatestSlot();
  private @Nullable Entity entity;

  AccessTab(IamActions actions, Supplier<Actions> known) {
    this.actions = actions;
    this.known = known;
    venn = new Venn(texts);
    service.setId("iam-access-service");
    service.setAccessibleText(texts.get("editor.service"));
    resource.setId("iam-access-resource");
    resource.setText("*");
    resource.setAccessibleText(texts.get("access.resource"));
    resource.setPromptText(texts.get("access.resource"));
    HBox.setHgrow(resource, Priority.ALWAYS);
    resource.setOnAction(event -> refresh());
    Button ask = new Button(texts.get("access.ask"), Icons.of("fth-play"));
    ask.setId("iam-access-ask");
    ask.getStyleClass().add("accent");
    ask.setOnAction(event -> refresh());
    HBox bar = new HBox(8, service, resource, ask);
    bar.getStyleClass().add("iam-bar");
    session.setId("iam-access-session");
    session.setAccessibleText(texts.get("access.session"));
    session.setPromptText(texts.get("access.session.prompt"));
    session.getStyleClass().add("mono");
    session.setPrefRowCount(5);
    TitledPane more = new TitledPane(texts.get("access.session"), session);
    more.setId("iam-access-session-pane");
    more.setExpanded(false);
    sentence.setWrapText(true);
    sentence.getStyleClass().add("text-muted");
    columns();
    states = new StateView(table);
    VBox side = new VBox(12, venn, sentence, more);
    side.getStyleClass().add("iam-page");
    side.setPrefWidth(360);
    side.setMinWidth(344);
    view.setTop(bar);
    // With large type in a small window the sentence and the session policy need more height.
    ScrollPane tall = new ScrollPane(side);
    tall.setFitToWidth(true);
    tall.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    tall.getStyleClass().add("edge-to-edge");
    tall.setMinWidth(344);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    view.setLeft(tall);
    view.setCenter(states);
    service
        .valueProperty()
        .subscribe(
            (before, now) -> {
              if (now != null && before != null) {
                refresh();
              }
            });
  }

  private void columns() {
    table.setId("iam-access-table");
    table.setAccessibleText(texts.get("tab.access"));
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("access.action", 140, 280, line -> mono(line.action()));
    column("venn.identity", 68, 88, line -> tick(line.identity()));
    column("venn.boundary", 68, 88, line -> tick(line.boundary()));
    column("venn.session", 68, 88, line -> tick(line.session()));
    column("access.effective", 100, 120, this::effective);
    Columns.grow(table);
  }

  /** A policy that names resources says nothing about all of them. */
  private static boolean star(String where, Reach reach) {
    return where.equals("*") && reach.lines().stream().noneMatch(Reach.Line::effective);
  }

  private static Label mono(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("mono");
    CutTip.on(label);
    return label;
  }

  private Label tick(boolean allowed) {
    Label label =
        new Label(
            texts.get(allowed ? "access.yes" : "access.no"),
            Icons.of(allowed ? "fth-check" : "fth-minus"));
    label.getStyleClass().add(allowed ? "success" : "text-muted");
    return label;
  }

  private Node effective(Reach.Line line) {
    return line.effective()
        ? new Chip(texts.get("effect.allow"), Tone.SUCCESS)
        : new Chip(
            texts.get(line.decision().equals("explicitDeny") ? "access.explicit" : "access.denied"),
            line.decision().equals("explicitDeny") ? Tone.DANGER : Tone.NEUTRAL);
  }

  private void column(String key, double least, double width, Function<Reach.Line, Node> drawing) {
    TableColumn<Reach.Line, Reach.Line> column = new TableColumn<>(texts.get(key));
    column.setMinWidth(least);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        any ->
            new TableCell<>() {
              @Override
              protected void updateItem(Reach.@Nullable Line line, boolean empty) {
                super.updateItem(line, empty);
                setGraphic(empty || line == null ? null : drawing.apply(line));
              }
            });
    table.getColumns().add(column);
  }

  @Override
  public String id() {
    return "iam-tab-access";
  }

  @Override
  public String title() {
    return texts.get("tab.access");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void open(Entity of) {
    entity = of;
    if (service.getItems().isEmpty()) {
      service.getItems().setAll(known.get().services());
      service.setValue(service.getItems().contains("s3") ? "s3" : service.getItems().getFirst());
    }
    refresh();
  }

  @Override
  public void refresh() {
    Entity of = entity;
    if (of == null || service.getValue() == null) {
      return;
    }
    List<String> asked = known.get().of(service.getValue());
    String where = resource.getText().isBlank() ? "*" : resource.getText().strip();
    String sessionPolicy = session.getText();
    states.showLoading();
    actions
        .tasks()
        .work(
            texts.get("access.asking"),
            progress -> Reach.of(actions.gateway(), of, asked, where, sessionPolicy))
        .latest(asking)
        .onSuccess(
            reach -> {
              table.getColumns().get(BOUNDARY).setVisible(reach.bounded());
              table.getColumns().get(SESSION).setVisible(reach.sessioned());
              table.setItems(FXCollections.observableArrayList(reach.lines()));
              venn.show(reach);
              sentence.setText(
                  texts.get(
                          "access.sentence",
                          of.name(),
                          reach.lines().stream().filter(Reach.Line::effective).count(),
                          reach.lines().size(),
                          where)
                      + (star(where, reach) ? " " + texts.get("access.star") : ""));
              states.showContent();
            })
        .onFailure(
            problem ->
                states.showProblem(
                    problem,
                    Action.of(
                        "iam-access-retry", texts.get("retry"), "fth-refresh-cw", this::refresh)))
        .start();
  }
}
