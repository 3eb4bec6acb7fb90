package dev.lectern.pane.s3.bucket;

import javafx.scene.Node;

/** Shows a sub-resource's JSON in a way that a user can change, and makes JSON of it again. */
interface SectionEditor {

  /** The controls. */
  Node node();

  /** Shows JSON; empty for none. Does not call the listener. */
  void show(String json);

  /** Whether what is in the controls can be sent. */
  boolean valid();

  /** Told the new JSON whenever the user changed something. */
  void onChange(java.util.function.Consumer<String> listener);
}
