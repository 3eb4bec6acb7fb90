package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.task.LatestSlot;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Whom a managed policy is attached to, or bounds. FX thread. */
final class UsedByTab implements ResourceTab<Entity> {

  private final IamActions actions;
  private final Consumer<IamPlace> go;
  private final Texts texts = Texts.of("iam");
  private final VBox rows = new VBox(8);
  private final StateView view;
  private final LatestSlot loading = new LatestSlot();
  private @Nullable Entity policy;

  UsedByTab(IamActions actions, Consumer<IamPlace> go) {
    this.actions = actions;
    this.go = go;
    rows.setId("iam-users-of");
    rows.getStyleClass().add("iam-page");
    view = new StateView(rows);
  }

  @Override
  public String id() {
    return "iam-tab-users";
  }

  @Override
  public String title() {
    return texts.get("tab.users");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void open(Entity entity) {
    policy = entity;
    refresh();
  }

  @Override
  public void refresh() {
    Entity of = policy;
    if (of == null) {
      return;
    }
    view.showLoading();
    actions
        .tasks()
        .work(texts.get("listing"), progress -> actions.gateway().usedBy(of))
        .latest(loading)
        .onSuccess(this::show)
        .onFailure(
            problem ->
                view.showProblem(
                    problem,
                    Action.of(
                        "iam-used-retry", texts.get("retry"), "fth-refresh-cw", this::refresh)))
        .start();
  }

  private void show(List<String> users) {
    if (users.isEmpty()) {
      view.showEmpty("fth-user-x", texts.get("used.none"), texts.get("used.none.text"));
      return;
    }
    rows.getChildren().clear();
    for (String user : users) {
      IamPlace place = IamPlace.parse(user);
      Hyperlink link = new Hyperlink(user, Icons.of(place.kind().icon()));
      link.setId("iam-used-" + user.replaceAll("[^A-Za-z0-9_-]", "-"));
      link.setOnAction(event -> go.accept(place));
      rows.getChildren().add(link);
    }
    view.showContent();
  }
}
