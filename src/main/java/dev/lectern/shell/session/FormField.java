package dev.lectern.shell.session;

import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

/**
 * Says below a field which rule it breaks: not before something was typed there, or it was left.
 */
final class FormField {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final Node field;
  private final Label below;
  private final Supplier<String> problem;
  private final String help;
  private boolean touched;

  private FormField(Node field, Label below, Supplier<String> problem) {
    this.field = field;
    this.below = below;
    this.problem = problem;
    help = below.getText();
  }

  /**
   * Watches a field.
   *
   * @param below shows the rule that is broken, its own text otherwise
   * @param problem the sentence of that rule, empty when all is well
   * @param value changes when the user types
   */
  static void watch(Node field, Label below, Supplier<String> problem, Observable value) {
    FormField watched = new FormField(field, below, problem);
    value.addListener(
        change -> {
          watched.touched = true;
          watched.show();
        });
    field
        .focusedProperty()
        .addListener(
            (o, before, now) -> {
              // a field that was only passed by is not blamed
              watched.touched |=
                  before && field instanceof TextInputControl text && !text.getText().isEmpty();
              watched.show();
            });
    watched.show();
  }

  private void show() {
    String broken = touched ? problem.get() : "";
    below.setText(broken.isEmpty() ? help : broken);
    below.getStyleClass().removeAll("danger", "text-muted");
    below.getStyleClass().add(broken.isEmpty() ? "text-muted" : "danger");
    below.setVisible(!below.getText().isEmpty());
    below.setManaged(below.isVisible());
    field.pseudoClassStateChanged(DANGER, !broken.isEmpty());
  }
}
