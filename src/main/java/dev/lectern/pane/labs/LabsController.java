package dev.lectern.pane.labs;

import dev.lectern.lab.LabDesk.View;
import dev.lectern.pane.Drawer;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Frame of the guide: header with the score, the list or the lab, and the foot of a step. */
public final class LabsController {

  private static final double ABOVE = 12;

  private final LabsViewModel model;
  private final LabActions acts;
  private final Texts texts;
  private final Drawer.Host host;
  private final LabList list;
  private final LabPage page;
  private final VBox column = new VBox();
  private final ScrollPane scroll = new ScrollPane(column);
  private final StateView state = new StateView(scroll);
  private String shown = "";
  private Outcome said = Outcome.NONE;

  @FXML private BorderPane root;
  @FXML private Button back;
  @FXML private Label title;
  @FXML private Button close;
  @FXML private HBox standing;
  @FXML private Label score;
  @FXML private ProgressBar bar;
  @FXML private Label minutes;
  @FXML private StackPane body;
  @FXML private FlowPane footer;

  LabsController(
      LabsViewModel model, LabActions acts, LabsServices services, Texts texts, Drawer.Host host) {
    this.model = model;
    this.acts = acts;
    this.texts = texts;
    this.host = host;
    list = new LabList(model, services, texts);
    page = new LabPage(model, acts, services, texts);
  }

  @FXML
  private void initialize() {
    close.setOnAction(event -> host.show(Drawer.State.CLOSED));
    back.setOnAction(event -> acts.list.run().run());
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setId("labs-scroll");
    scroll.getStyleClass().addAll("edge-to-edge", "labs-scroll");
    column.getStyleClass().add("labs-column");
    body.getChildren().add(state);
    footer.getChildren().setAll(page.foot());
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(title.textProperty());
    title.textTruncatedProperty().subscribe(cut -> title.setTooltip(cut ? whole : null));
    model.revisionProperty().subscribe(now -> show());
  }

  private void show() {
    View view = model.viewProperty().get();
    boolean inLab = view != null;
    shown(back, inLab);
    shown(standing, inLab);
    shown(footer, inLab && model.current() != null);
    if (view == null) {
      title.setText(texts.get("labs"));
      showList();
      return;
    }
    title.setText(texts.get("lab", view.lab().id(), view.lab().title()));
    int points = view.lab().points();
    score.setText(texts.get("score", view.progress().score(), points));
    bar.setProgress(points == 0 ? 0 : (double) view.progress().score() / points);
    bar.setAccessibleText(score.getText());
    minutes.setText(texts.get("minutes", view.lab().minutes()));
    fill(view.lab().id() + model.unfoldedProperty().get(), page.build(view));
  }

  private void showList() {
    LabsViewModel.Catalogue catalogue = model.catalogueProperty().get();
    var problem = model.problemProperty().get();
    if (catalogue == null) {
      if (problem == null) {
        state.showLoading();
      } else {
        state.showProblem(problem);
      }
    } else if (catalogue.entries().isEmpty() && catalogue.findings().isEmpty()) {
      state.showEmpty("fth-flag", texts.get("empty.title"), texts.get("empty.text"));
    } else {
      fill("", list.build(catalogue));
    }
  }

  /** Puts new nodes in; what had the focus has it again, and the same place stays in sight. */
  private void fill(String what, List<Node> nodes) {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    String focused = owner != null && inside(owner) ? owner.getId() : null;
    double at = scroll.getVvalue() * Math.max(0, column.getHeight() - scroll.getHeight());
    Kept.put(column.getChildren(), nodes);
    state.showContent();
    if (what.equals(shown)) {
      column.applyCss();
      column.layout();
      double room = Math.max(1, column.prefHeight(column.getWidth()) - scroll.getHeight());
      scroll.setVvalue(Math.clamp(at / room, 0, 1));
    } else {
      scroll.setVvalue(0);
    }
    shown = what;
    Outcome outcome = model.outcomeProperty().get();
    if (outcome != said && outcome instanceof Outcome.NotYet) {
      reveal("#labs-sum");
    }
    said = outcome;
    if (focused != null) {
      Node again = root.lookup("#" + focused);
      if (again != null) {
        again.requestFocus();
      }
    }
  }

  /** Brings what was found into sight when it begins below it. */
  private void reveal(String id) {
    Node node = column.lookup(id);
    if (node == null) {
      return;
    }
    root.applyCss();
    root.layout();
    double y = column.sceneToLocal(node.localToScene(0, 0)).getY();
    double sight = scroll.getViewportBounds().getHeight();
    double hidden = column.getHeight() - sight;
    double top = scroll.getVvalue() * Math.max(0, hidden);
    if (hidden > 0 && y > top + sight / 2) {
      scroll.setVvalue(Math.clamp((y - ABOVE) / hidden, 0, 1));
    }
  }

  private boolean inside(Node node) {
    for (Node up = node; up != null; up = up.getParent()) {
      if (up == column) {
        return true;
      }
    }
    return false;
  }

  private static void shown(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }
}
