package dev.lectern.pane.author;

import dev.lectern.lab.example.Difference;
import dev.lectern.lab.example.Draft.DraftCheck;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;

/** A difference that the author may tick as a check. FX thread. */
final class CheckForm {

  final Difference difference;
  final SimpleBooleanProperty ticked = new SimpleBooleanProperty();
  final SimpleStringProperty say;
  final SimpleStringProperty because = new SimpleStringProperty("");

  CheckForm(Difference difference) {
    this.difference = difference;
    this.say = new SimpleStringProperty(difference.say());
  }

  DraftCheck check() {
    return new DraftCheck(difference, say.get().strip(), because.get().strip());
  }
}
