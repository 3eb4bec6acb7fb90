package dev.lectern.pane.calls;

import dev.lectern.ui.i18n.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** The chosen call in one line, for a drawer too low for its details. */
final class PreviewController {

  private final DetailsViewModel details;
  private final CallServices services;
  private final Texts texts;

  @FXML ToggleGroup forms;
  @FXML ToggleButton cli;
  @FXML ToggleButton java;
  @FXML ToggleButton http;
  @FXML Label text;
  @FXML Button copy;

  PreviewController(DetailsViewModel details, CallServices services, Texts texts) {
    this.details = details;
    this.services = services;
    this.texts = texts;
  }

  @FXML
  void initialize() {
    forms
        .selectedToggleProperty()
        .addListener(
            (o, before, now) -> {
              if (now == null) {
                forms.selectToggle(before);
              } else {
                show(details.detailsProperty().get());
              }
            });
    details.detailsProperty().subscribe(this::show);
    copy.setOnAction(event -> services.desktop().copy(form(details.detailsProperty().get())));
  }

  private void show(@Nullable CallDetails shown) {
    copy.setDisable(shown == null);
    text.setText(
        shown == null
            ? texts.get("nothing.selected")
            : form(shown).replaceAll("\\s*\\\\?\\n\\s*", " "));
  }

  private String form(@Nullable CallDetails shown) {
    if (shown == null) {
      return "";
    }
    if (http.isSelected()) {
      return shown.call().attempts().getLast().request().startLine();
    }
    return java.isSelected() ? shown.javaCall().text() : shown.cli().text();
  }
}
