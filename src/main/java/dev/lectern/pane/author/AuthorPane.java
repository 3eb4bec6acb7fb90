package dev.lectern.pane.author;

import dev.lectern.lab.example.ExampleDesk;
import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/** Where a lab is made by doing it. */
public final class AuthorPane implements Pane {

  private final AuthorViewModel model;
  private final EditViewModel edits;
  private final Node view;
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs;
  private final ReadOnlyObjectWrapper<List<Action>> actions;

  private AuthorPane(PaneContext context, ExampleDesk desk, EditDesk files) {
    Texts texts = Texts.of("author");
    model = new AuthorViewModel(desk, context.tasks());
    edits = new EditViewModel(files, context.tasks());
    AuthorController example = new AuthorController(model, texts);
    PaneContext.Desktop desktop = context.desktop();
    MarkdownHost host =
        new MarkdownHost(desktop::copy, desktop::browse, address -> Optional.empty());
    EditController edit = new EditController(edits, context.dialogs(), host, texts);
    TabPane tabs =
        new TabPane(
            tab(
                "example",
                texts,
                Views.load("author", "author", Map.of(AuthorController.class, () -> example))
                    .root()),
            tab(
                "edit",
                texts,
                Views.load("author", "edit", Map.of(EditController.class, () -> edit)).root()));
    tabs.setId("author-tabs");
    tabs.setAccessibleText(texts.get("title"));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("dense");
    view = tabs;
    edits.load();
    crumbs = new ReadOnlyObjectWrapper<>(List.of(new Crumb(texts.get("title"), () -> {})));
    actions =
        new ReadOnlyObjectWrapper<>(
            List.of(
                Action.of("author-begin", texts.get("action.begin"), "fth-circle", model::begin),
                Action.of("author-mark", texts.get("action.mark"), "fth-flag", model::mark)));
  }

  private static Tab tab(String name, Texts texts, Node content) {
    Tab tab = new Tab(texts.get("tab." + name), content);
    tab.setId("author-tab-" + name);
    return tab;
  }

  /**
   * How it is opened; it belongs to all modules.
   *
   * @param desk made when the pane is opened
   * @param files the labs that can be edited
   */
  public static PaneDescriptor descriptor(Supplier<ExampleDesk> desk, EditDesk files) {
    return new PaneDescriptor(
        "author",
        Texts.of("author").get("title"),
        "fth-edit-3",
        0,
        (context, place) -> new AuthorPane(context, desk.get(), files));
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
    edits.load();
  }

  @Override
  public List<String> unfinished() {
    return Stream.concat(model.unfinished().stream(), edits.unfinished().stream()).toList();
  }

  @Override
  public void close() {
    model.close();
  }
}
