package dev.lectern.shell;

import dev.lectern.pane.Pane;
import dev.lectern.ui.action.Action;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A pane that shows its place. */
final class FakePane implements Pane {

  final ObjectProperty<List<Crumb>> crumbs = new SimpleObjectProperty<>(List.of());
  final List<String> log;
  private String place;

  FakePane(String place, List<String> log) {
    this.place = place;
    this.log = log;
    log.add("open " + place);
    crumbs.set(List.of(new Crumb("S3", () -> {}), new Crumb(place, () -> {})));
  }

  @Override
  public Node view() {
    return new Label("pane at " + place);
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
    return new SimpleObjectProperty<>(
        List.of(Action.of("fake-do", "Frobnicate", "fth-zap", () -> log.add("did"))));
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public boolean go(String to) {
    if (!to.startsWith("go/")) {
      return false;
    }
    place = to;
    return true;
  }

  @Override
  public List<String> unfinished() {
    return place.contains("work") ? List.of("Work at " + place + " stops.") : List.of();
  }

  @Override
  public void refresh() {
    log.add("refresh");
  }

  @Override
  public void close() {
    log.add("close " + place);
  }
}
