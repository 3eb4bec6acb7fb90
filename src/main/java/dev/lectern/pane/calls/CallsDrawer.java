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
import org.jspecify.annotations.Nullable;

/** The Call Lens: every API call as it happens, in all its forms. FX thread. */
public final class CallsDrawer implements Drawer {

  private final Texts texts = Texts.of("calls");
  private final CallServices services;
  private final CallsViewModel model;
  private final DetailsViewModel details;
  private final CallActions acts;
  private final ReadOnlyObjectWrapper<List<Action>> actions;
  private @Nullable Host host;
  private @Nullable Node view;
  private @Nullable CallsController controller;
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
   * Opens the drawer at a call; without a call of that request id it opens as it is.
   *
   * @param requestId AWS's request id
   */
  public void showCall(String requestId) {
    model.select(requestId);
    if (host().state().getValue() == State.CLOSED) {
      host().show(State.OPEN);
    }
  }

  @Override
  public Node view() {
    if (view == null) {
      DetailController detail = new DetailController(details, services, texts);
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
