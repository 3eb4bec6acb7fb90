package dev.lectern.pane.calls;

import dev.lectern.calls.CallLog;
import dev.lectern.pane.Drawer;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Call Lens: every API call as it happens, in all its forms. FX thread. */
public final class CallsDrawer implements Drawer {

  private static final double WHY_WIDTH = 900;
  private static final double WHY_HEIGHT = 520;

  private final Texts texts = Texts.of("calls");
  private final CallServices services;
  private final CallsViewModel model;
  private final DetailsViewModel details;
  private final CallActions acts;
  private final ReadOnlyObjectWrapper<List<Action>> actions;
  private @Nullable Host host;
  private @Nullable Node view;
  private @Nullable CallsController controller;
  private @Nullable DetailController shown;
  private @Nullable Node strip;

  /**
   * Shows a log.
   *
   * @param capacity how many calls the log keeps
   */
  public CallsDrawer(CallLog log, int capacity, CallServices services) {
    this.services = services;
    this.model = new CallsViewModel(log, capacity, services.tasks());
    this.details = new DetailsViewModel(model.selectedProperty(), services);
    this.acts = new CallActions(model, services, texts);
    this.actions = new ReadOnlyObjectWrapper<>(acts.all(this::filter));
  }

  @Override
  public void attach(Host window) {
    host = window;
    window.state().subscribe(state -> opened(state));
    // not while the list is told of its change
    model
        .shown()
        .subscribe(() -> services.tasks().later(0, () -> opened(window.state().getValue())));
  }

  @Override
  public String id() {
    return "calls";
  }

  @Override
  public String title() {
    return texts.get("title");
  }

  /**
   * Opens the drawer at a call and gives it the keyboard; without a call of that request id it
   * opens as it is.
   *
   * @param requestId AWS's request id
   */
  public void showCall(String requestId) {
    model.select(requestId);
    if (host().state().getValue() == State.CLOSED) {
      host().show(State.OPEN);
    }
    view();
    if (controller != null) {
      controller.focusList();
    }
  }

  /**
   * Opens the drawer at the reason why a call was allowed or denied; of a call that came from
   * elsewhere, which only the sandbox's journal knows, the reason is shown by itself.
   *
   * @param requestId AWS's request id
   */
  public void explain(String requestId) {
    if (model.select(requestId)) {
      showCall(requestId);
      if (shown != null) {
        shown.permission();
      }
      return;
    }
    services
        .tasks()
        .work(
            texts.get("why.title"),
            progress ->
                services
                    .sandbox()
                    .get()
                    .flatMap(
                        sandbox ->
                            sandbox
                                .journal()
                                .find(requestId)
                                .flatMap(entry -> Explanation.of(sandbox, entry))))
        .onSuccess(found -> found.ifPresent(this::read))
        .start();
  }

  private void read(Explanation found) {
    WhyView why = new WhyView(services, texts, "why");
    why.show(found);
    ScrollPane scroll = Parts.scroll(new VBox(why));
    scroll.setPrefSize(WHY_WIDTH, WHY_HEIGHT);
    scroll.getStylesheets().add(Views.styleSheet("calls"));
    var _ =
        services
            .dialogs()
            .read(
                texts.get(
                    "why.title.of", found.entry().service() + ":" + found.entry().operation()),
                scroll);
  }

  @Override
  public Node view() {
    if (view == null) {
      DetailController detail = new DetailController(details, services, texts);
      shown = detail;
      Node form =
          Views.load("calls", "detail", Map.of(DetailController.class, () -> detail)).root();
      CallsController made = new CallsController(model, host(), acts, form, texts);
      view =
          Views.load(
                  "calls",
                  "calls",
                  Map.of(
                      CallsController.class,
                      () -> made,
                      PreviewController.class,
                      () -> new PreviewController(details, services, texts)))
              .root();
      controller = made;
    }
    return view;
  }

  @Override
  public Node strip() {
    if (strip == null) {
      strip = new CallStrip(model, texts, () -> host().show(State.OPEN));
    }
    return strip;
  }

  @Override
  public ObservableValue<List<Action>> actions() {
    return actions.getReadOnlyProperty();
  }

  @Override
  public void close() {
    model.close();
    services.tasks().close();
  }

  /** An open lens shows a call: the newest, until the user chooses another. */
  private void opened(State state) {
    if (state != State.CLOSED
        && model.selectedProperty().get() == null
        && !model.shown().isEmpty()) {
      model.selectedProperty().set(model.shown().getFirst());
    }
  }

  private void filter() {
    if (host().state().getValue() == State.CLOSED) {
      host().show(State.OPEN);
    }
    view();
    if (controller != null) {
      controller.focusFilter();
    }
  }

  private Host host() {
    if (host == null) {
      throw new IllegalStateException("The drawer is not attached to a window yet.");
    }
    return host;
  }
}
