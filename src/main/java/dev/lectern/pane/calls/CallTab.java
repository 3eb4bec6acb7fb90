package dev.lectern.pane.calls;

import javafx.scene.Node;

/** One form of a call. FX thread. */
interface CallTab {

  /** Its content; the same node every time. */
  Node view();

  /** Shows another call. */
  void show(CallDetails details);
}
