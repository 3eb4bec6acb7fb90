package dev.lectern.pane.stepfunctions;

import dev.lectern.pane.stepfunctions.activities.ActivitiesView;
import dev.lectern.pane.stepfunctions.activities.ActivitiesViewModel;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The two lists of the service: state machines and activities. FX thread. */
final class Lists {

  private enum Which {
    MACHINES,
    ACTIVITIES
  }

  private final BorderPane view = new BorderPane();
  private final Segments<Which> which;

  /**
   * @param machines the list of machines
   */
  Lists(Node machines, ActivitiesViewModel activities, Dialogs dialogs) {
    Texts texts = Texts.of("stepfunctions");
    which =
        new Segments<>(
            "stepfunctions-lists",
            each -> texts.get(each == Which.MACHINES ? "machines" : "activities"),
            Which.values());
    which.button(Which.MACHINES).setGraphic(Icons.of("fth-git-branch"));
    which.button(Which.ACTIVITIES).setGraphic(Icons.of("fth-user"));
    HBox top = new HBox(which);
    top.getStyleClass().add("stepfunctions-lists");
    view.setTop(top);
    view.setCenter(machines);
    Node other = new ActivitiesView(activities, dialogs).view();
    which
        .valueProperty()
        .addListener(
            (o, before, now) -> {
              view.setCenter(now == Which.MACHINES ? machines : other);
              if (now == Which.ACTIVITIES) {
                activities.refresh();
              }
            });
  }

  Node view() {
    return view;
  }

  /** Shows the activities. */
  void activities() {
    which.valueProperty().set(Which.ACTIVITIES);
  }
}
