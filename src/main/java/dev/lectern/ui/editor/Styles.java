package dev.lectern.ui.editor;

import java.util.Objects;

/** The style sheet of everything in this package; colours come from the theme. */
final class Styles {

  private Styles() {}

  static String url() {
    return Objects.requireNonNull(Styles.class.getResource("/fxml/editor/editor.css"))
        .toExternalForm();
  }
}
