package dev.lectern.shell;

import dev.lectern.pane.Pane;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.task.TaskRunner;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A tab: which pane, where it is, and the pane itself while the session is ready. */
final class OpenTab {

  private final PaneDescriptor descriptor;
  private final ReadOnlyObjectWrapper<@Nullable Pane> pane = new ReadOnlyObjectWrapper<>();
  private String place;
  private @Nullable TaskRunner scope;

  OpenTab(PaneDescriptor descriptor, String place) {
    this.descriptor = descriptor;
    this.place = place;
  }

  PaneDescriptor descriptor() {
    return descriptor;
  }

  /** The pane, null while there is no session. */
  ReadOnlyObjectProperty<@Nullable Pane> pane() {
    return pane.getReadOnlyProperty();
  }

  /** Where the pane is, or where it will open. */
  String place() {
    Pane open = pane.get();
    if (open != null) {
      place = open.place();
    }
    return place;
  }

  void opened(Pane open, TaskRunner work) {
    scope = work;
    pane.set(open);
  }

  /** What closing the pane would stop or lose, a sentence each. */
  List<String> unfinished() {
    Pane open = pane.get();
    return open == null ? List.of() : open.unfinished();
  }

  /** Closes the pane and keeps its place, so that it can be opened again. */
  void suspend() {
    Pane open = pane.get();
    if (open == null) {
      return;
    }
    place = open.place();
    pane.set(null);
    open.close();
    if (scope != null) {
      scope.close();
      scope = null;
    }
  }

  /** Brings the pane to a place; one that cannot go there is closed, to be opened there. */
  void moveTo(String next) {
    Pane open = pane.get();
    if (open == null || !open.go(next)) {
      suspend();
      place = next;
    }
  }
}
