package dev.lectern.pane.author;

import dev.lectern.lab.example.ExampleDesk;
import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Where a lab is made by doing it. */
public final class AuthorPane implements Pane {

  private final AuthorViewModel model;
  private final Node view;
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs;
  private final ReadOnlyObjectWrapper<List<Action>> actions;

  private AuthorPane(PaneContext context, ExampleDesk desk) {
    Texts texts = Texts.of("author");
    model = new AuthorViewModel(desk, context.tasks());
    AuthorController controller = new AuthorController(model, texts);
    view = Views.load("author", "author", Map.of(AuthorController.class, () -> controller)).root();
    crumbs = new ReadOnlyObjectWrapper<>(List.of(new Crumb(texts.get("title"), () -> {})));
    actions =
        new ReadOnlyObjectWrapper<>(
            List.of(
                Action.of("author-begin", texts.get("action.begin"), "fth-circle", model::begin),
                Action.of("author-mark", texts.get("action.mark"), "fth-flag", model::mark)));
  }

  /**
   * How it is opened; it belongs to all modules.
   *
   * @param desk made when the pane is opened
   */
  public static PaneDescriptor descriptor(Supplier<ExampleDesk> desk) {
    return new PaneDescriptor(
        "author",
        Texts.of("author").get("title"),
        "fth-edit-3",
        0,
        (context, place) -> new AuthorPane(context, desk.get()));
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<List<Crumb>> crumbs() {
    return crumbs;
  }

  @Override
  public Node tools() {
    return new Region();
  }

  @Override
  public ObservableValue<List<Action>> actions() {
    return actions;
  }

  @Override
  public String place() {
    return "";
  }

  @Override
  public boolean go(String place) {
    return true;
  }

  @Override
  public void refresh() {
    // it shows what was recorded, which is nowhere else
  }

  @Override
  public List<String> unfinished() {
    return model.unfinished();
  }

  @Override
  public void close() {
    model.close();
  }
}
