package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.pane.s3.details.PanelViewModel.Page;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** Name of the object, the choice of page, and the page. */
public final class PanelController {

  private static final double LEAST_NAME = 100;

  private final PanelViewModel model;
  private final ObjectDetailsViewModel details;
  private final Node versions;
  private final Texts texts = Texts.of("s3details");

  @FXML private FlowPane title;
  @FXML private Label name;
  @FXML private HBox about;
  @FXML private Label line;
  @FXML private Chip version;
  @FXML private Button latest;
  @FXML private HBox segmentsPlace;
  @FXML private StackPane pages;
  @FXML private ScrollPane detailsPage;
  @FXML private Node previewPage;

  /** The state view is made when the controls are there. */
  private StateView state = new StateView(new StackPane());

  PanelController(PanelViewModel model, PreviewViewModel preview, Node versions) {
    this.model = model;
    details = model.details();
    this.versions = versions;
  }

  @FXML
  private void initialize() {
    Segments<Page> segments =
        new Segments<>(
            "s3-object-page",
            page -> texts.get("page." + page.name().toLowerCase(Locale.ROOT)),
            Page.values());
    segments.valueProperty().bindBidirectional(model.pageProperty());
    segmentsPlace.getChildren().setAll(segments);
    name.prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                this::nameWidth, title.widthProperty(), segmentsPlace.widthProperty()));
    state = new StateView(detailsPage);
    version.setTone(Tone.ACCENT);
    for (Node node : new Node[] {about, version, latest}) {
      node.managedProperty().bind(node.visibleProperty());
    }
    model.keyProperty().addListener((o, before, now) -> name(now));
    model.pageProperty().addListener((o, before, now) -> page(now));
    details.targetProperty().addListener((o, before, now) -> target(now));
    details.headProperty().addListener((o, before, now) -> head(now));
    name(model.keyProperty().get());
    page(model.pageProperty().get());
    target(details.targetProperty().get());
    head(details.headProperty().get());
  }

  /** What the choice of page leaves; a line of its own when that is next to nothing. */
  private double nameWidth() {
    double room = Math.floor(title.getWidth() - segmentsPlace.prefWidth(-1) - title.getHgap());
    return room < LEAST_NAME ? title.getWidth() : room;
  }

  private void name(String key) {
    name.setText(Format.visible(key.substring(key.lastIndexOf('/', key.length() - 2) + 1)));
  }

  private void page(Page page) {
    // the stack has no head of its own: what is known of the latest version would mislead
    about.setVisible(page != Page.VERSIONS);
    pages
        .getChildren()
        .setAll(
            switch (page) {
              case DETAILS -> state;
              case PREVIEW -> previewPage;
              case VERSIONS -> versions;
            });
  }

  private void target(Target target) {
    String id = target.versionId();
    version.setVisible(id != null);
    latest.setVisible(id != null);
    version.setText(id == null ? "" : texts.get("version", Format.middle(id, 14)));
  }

  private void head(Facet<Head> head) {
    switch (head) {
      case Facet.Nothing<Head> nothing -> line.setText("");
      case Facet.Loading<Head> loading -> state.showLoading();
      case Facet.There<Head>(Head now) -> {
        String type = now.headers().get(Headers.Name.CONTENT_TYPE);
        line.setText(
            texts.get("line", Format.bytes(now.size()), type, Format.when(now.modified())));
        state.showContent();
      }
      case Facet.Failed<Head>(var problem) -> {
        line.setText("");
        state.showProblem(
            problem,
            Action.of("s3-details-retry", texts.get("retry"), "fth-refresh-cw", details::load));
      }
    }
  }

  @FXML
  private void showLatest() {
    model.showLatest();
  }
}
