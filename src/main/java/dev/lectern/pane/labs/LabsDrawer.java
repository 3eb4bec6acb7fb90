package dev.lectern.pane.labs;

import dev.lectern.lab.LabDesk.Entry;
import dev.lectern.pane.Drawer;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The lab guide: the list of labs, and the steps of the one that is worked on. FX thread. */
public final class LabsDrawer implements Drawer {

  private final Texts texts = Texts.of("labs");
  private final LabsServices services;
  private final LabsViewModel model;
  private final LabActions acts;
  private final ObservableValue<List<Entry>> entries;
  private @Nullable Host host;
  private @Nullable Node view;
  private @Nullable Node strip;

  /** Begins to read the labs. */
  public LabsDrawer(LabsServices services) {
    this.services = services;
    model = new LabsViewModel(services, texts);
    acts =
        new LabActions(
            model,
            new LabQuestions(model, services, texts),
            texts,
            this::open,
            this::show,
            new Where(services, this::view));
    entries = model.catalogueProperty().map(LabsViewModel.Catalogue::entries).orElse(List.of());
  }

  @Override
  public void attach(Host window) {
    host = window;
  }

  @Override
  public String id() {
    return "labs";
  }

  @Override
  public String title() {
    return texts.get("title");
  }

  /** The labs that can be done, with how far each is; empty until they were read. */
  public ObservableValue<List<Entry>> entries() {
    return entries;
  }

  /** Opens a lab, and the drawer if it is closed. */
  public void open(String labId) {
    show();
    model.open(labId);
  }

  /** The labs are others now: reads them again, and the one that is open. */
  public void reload() {
    model.look();
  }

  @Override
  public Node view() {
    if (view == null) {
      LabsController made = new LabsController(model, acts, services, texts, host());
      view = Views.load("labs", "labs", Map.of(LabsController.class, () -> made)).root();
    }
    return view;
  }

  @Override
  public Node strip() {
    if (strip == null) {
      strip = new LabStrip(model, texts, this::show);
    }
    return strip;
  }

  @Override
  public ObservableValue<List<Action>> actions() {
    return acts.all();
  }

  @Override
  public void close() {
    model.close();
  }

  private void show() {
    if (host().state().getValue() == State.CLOSED) {
      host().show(State.OPEN);
    }
  }

  private Host host() {
    if (host == null) {
      throw new IllegalStateException("The drawer is not attached to a window yet.");
    }
    return host;
  }
}
