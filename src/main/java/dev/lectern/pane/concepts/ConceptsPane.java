package dev.lectern.pane.concepts;

import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Language;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Cards and quick questions, a module at a time; its place is the module's number. */
public final class ConceptsPane implements Pane {

  private final PaneContext context;
  private final ConceptsViewModel model;
  private final StackPane view = new StackPane();
  private final ReadOnlyObjectWrapper<List<Crumb>> crumbs = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Action>> actions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final DrillViewModel drill = new DrillViewModel(new Random());
  private final ContextMapViewModel map = new ContextMapViewModel();
  private Locale shown = Locale.ROOT;
  private int drilled;

  private ConceptsPane(PaneContext context, String place) {
    this.context = context;
    model = new ConceptsViewModel(context.settings(), context.tasks(), Language::now);
    model.revisionProperty().addListener((o, before, now) -> drill());
    go(place);
    drill();
    refresh();
  }

  /** Another module has other exercises. */
  private void drill() {
    if (drilled != model.module()) {
      drilled = model.module();
      drill.begin(drilled);
      map.begin(drilled);
    }
  }

  /** How it is opened; it belongs to all modules. */
  public static PaneDescriptor descriptor() {
    return new PaneDescriptor(
        "concepts",
        Texts.of("concepts").get("title"),
        "fth-layers",
        0,
        (context, place) -> new ConceptsPane(context, place));
  }

  /** With the texts of the language that is chosen now. */
  private void build() {
    Texts texts = Texts.of("concepts");
    ConceptsController controller =
        new ConceptsController(
            model,
            texts,
            new MarkdownHost(
                context.desktop()::copy, context.desktop()::browse, address -> Optional.empty()));
    view.getChildren()
        .setAll(
            Views.load(
                    "concepts",
                    "concepts",
                    Map.of(
                        ConceptsController.class,
                        () -> controller,
                        DrillController.class,
                        () -> new DrillController(drill, texts),
                        ContextMapController.class,
                        () -> new ContextMapController(map, texts)))
                .root());
    crumbs.set(List.of(new Crumb(texts.get("title"), () -> {})));
    actions.set(
        List.of(
            Action.of(
                "concepts-previous",
                texts.get("previous"),
                "fth-chevron-left",
                () -> model.show(Math.max(3, model.module() - 1))),
            Action.of(
                "concepts-next",
                texts.get("next"),
                "fth-chevron-right",
                () -> model.show(Math.min(14, model.module() + 1)))));
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
    return Integer.toString(model.module());
  }

  @Override
  public boolean go(String place) {
    if (place.matches("\\d{1,2}")) {
      model.show(Integer.parseInt(place));
    }
    return true;
  }

  @Override
  public void refresh() {
    if (!Language.now().equals(shown)) {
      shown = Language.now();
      build();
    }
    model.load();
  }

  @Override
  public void close() {}
}
