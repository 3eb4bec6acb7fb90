package dev.lectern.pane.lambda.url;

import dev.lectern.pane.lambda.url.UrlsGateway.Cors;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.i18n.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/** What browsers of other origins are told, as fields; lists are written with commas. FX thread. */
final class CorsFields {

  private final TextField origins;
  private final TextField methods;
  private final TextField headers;
  private final TextField exposed;
  private final TextField age;
  private final CheckBox credentials = new CheckBox(Texts.of("lambda").get("url.credentials"));
  private final FlowPane row;

  /**
   * @param id of what they belong to
   */
  CorsFields(String id, FormParts parts) {
    origins = parts.field(id + "-origins", "url.origins", 26);
    methods = parts.field(id + "-methods", "url.methods", 14);
    headers = parts.field(id + "-headers", "url.headers", 18);
    exposed = parts.field(id + "-exposed", "url.exposed", 18);
    age = parts.field(id + "-age", "url.age", 9);
    credentials.setId(id + "-credentials");
    row = parts.row(origins, methods, headers, exposed, age, credentials);
  }

  void show(Cors of) {
    origins.setText(String.join(", ", of.origins()));
    methods.setText(String.join(", ", of.methods()));
    headers.setText(String.join(", ", of.headers()));
    exposed.setText(String.join(", ", of.exposed()));
    age.setText(of.maxAge() == 0 ? "" : Integer.toString(of.maxAge()));
    credentials.setSelected(of.credentials());
  }

  Cors edited() {
    return new Cors(
        list(origins),
        list(methods),
        list(headers),
        list(exposed),
        age.getText().isBlank() ? 0 : Integer.parseInt(age.getText().strip()),
        credentials.isSelected());
  }

  /** Whether it can be read. */
  boolean valid() {
    return age.getText().strip().matches("\\d{0,5}");
  }

  private static List<String> list(TextField field) {
    return Arrays.stream(field.getText().split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** What changes when something is typed. */
  Observable[] inputs() {
    return Stream.concat(
            Stream.of(origins, methods, headers, exposed, age).map(TextField::textProperty),
            Stream.of(credentials.selectedProperty()))
        .toArray(Observable[]::new);
  }

  FlowPane view() {
    return row;
  }
}
