package dev.lectern.pane.lambda.role;

import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

/** Chooses an execution role, or takes an ARN as typed, and says what comes of it. FX thread. */
public final class RoleChoice {

  private static final Pattern ROLE =
      Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");

  /** Room for two lines: what stands below does not move while an ARN is typed. */
  private static final double NOTE_EMS = 3.2;

  private static final double NOTE_WIDTH = 40;

  /** Whatever the longest ARN of the list is. */
  private static final double WIDTH = 380;

  private final Texts texts = Texts.of("lambda");
  private final ComboBox<String> box;
  private final Label note;
  private final boolean makes;
  private final String first;
  private final boolean standsIn;
  private final ReadOnlyStringWrapper arn = new ReadOnlyStringWrapper("");
  private List<ExecutionRole> known = List.of();
  private boolean listed;
  private String function = "";

  /**
   * Without a role yet.
   *
   * @param makes whether a new role may be chosen
   * @param first ARN of the role that is made on demand, when {@code makes}; empty for none
   * @param standsIn see {@link RolesGateway#standsIn()}
   */
  public RoleChoice(String id, boolean makes, String first, boolean standsIn) {
    FormParts parts = new FormParts(texts);
    this.makes = makes;
    this.first = first;
    this.standsIn = standsIn;
    box = parts.choice(id, "new.role");
    box.setEditable(true);
    box.setPrefWidth(WIDTH);
    box.setMaxWidth(Double.MAX_VALUE);
    box.getEditor().setPromptText(texts.get("new.role.prompt"));
    note = parts.note("");
    note.setId(id + "-note");
    note.setAlignment(Pos.TOP_LEFT);
    // Its words wrap in the width that the form has; they do not make it wider.
    note.prefWidthProperty().bind(note.fontProperty().map(font -> font.getSize() * NOTE_WIDTH));
    note.minHeightProperty().bind(note.fontProperty().map(font -> font.getSize() * NOTE_EMS));
    if (makes) {
      box.getItems().add(texts.get("new.role.make"));
    }
    box.getEditor().textProperty().addListener((o, before, now) -> say());
    say();
  }

  /** The list with its field. */
  public ComboBox<String> box() {
    return box;
  }

  /** What the chosen role means. */
  public Label note() {
    return note;
  }

  /** Chooses a role by its ARN; a new one when it is empty. */
  public void set(String role) {
    String shown = role.isEmpty() && makes ? texts.get("new.role.make") : role;
    box.setValue(shown);
    box.getEditor().setText(shown);
  }

  /** The ARN as it stands there; empty: a new role is to be made. */
  public ReadOnlyStringProperty arnProperty() {
    return arn.getReadOnlyProperty();
  }

  /** Whether it can be sent; the rest is for Lambda to judge. */
  public boolean valid() {
    return made() || ROLE.matcher(arn.get()).matches();
  }

  /** The function that a new role would be for. */
  public void setFunction(String name) {
    function = name;
    say();
  }

  /** The roles that there are; offers those that Lambda may act in. */
  public void roles(List<ExecutionRole> now) {
    known = now;
    listed = true;
    List<String> offered =
        now.stream().filter(ExecutionRole::trusted).map(ExecutionRole::arn).toList();
    box.getItems().removeIf(item -> !item.equals(texts.get("new.role.make")));
    if (!first.isEmpty() && !offered.contains(first)) {
      box.getItems().add(first);
    }
    box.getItems().addAll(offered);
    say();
  }

  private boolean made() {
    return makes && box.getEditor().getText().equals(texts.get("new.role.make"));
  }

  private void say() {
    String typed = box.getEditor().getText().strip();
    arn.set(made() ? "" : typed);
    boolean wrong = false;
    String name = typed.substring(typed.lastIndexOf('/') + 1);
    if (made()) {
      note.setText(texts.get("new.role.made", function.isEmpty() ? "\u2026" : function));
    } else if (!valid()) {
      note.setText(texts.get("new.role.wrong"));
    } else {
      ExecutionRole role =
          known.stream().filter(each -> each.arn().equals(typed)).findFirst().orElse(null);
      if (role != null && !role.trusted()) {
        wrong = true;
        note.setText(texts.get("new.role.untrusted", name));
      } else if (role == null && listed && typed.equals(first)) {
        note.setText(texts.get("new.role.mighty", name));
      } else if (role == null && listed) {
        wrong = !standsIn;
        note.setText(texts.get(standsIn ? "new.role.standin" : "new.role.unknown", name));
      } else {
        note.setText(texts.get(role == null ? "new.role.given" : "new.role.trusted"));
      }
    }
    if (note.getStyleClass().contains("danger") != wrong) {
      note.getStyleClass().removeAll("danger", "text-muted");
      note.getStyleClass().add(wrong ? "danger" : "text-muted");
    }
  }
}
