package dev.lectern.pane.iam;

import dev.lectern.task.LatestSlot;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Who may take on a role, in lines and as the policy that says so, and for how long at most. FX
 * thread.
 */
final class TrustTab extends PolicyTab {

  private static final String EDITOR = "iam-trust";

  private static final int HOUR = 3_600;
  private static final List<Integer> HOURS = List.of(HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR);

  private final VBox view = new VBox(8);
  private final LatestSlot loading = new LatestSlot();

  TrustTab(IamActions actions, Supplier<Actions> known) {
    super("trust", actions, known);
    view.getStyleClass().add("iam-page");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  void show(Entity role) {
    Label heading = new Label(texts().get("trust.who", role.name()));
    heading.getStyleClass().add("heading");
    PolicyEditor editor = editor(EDITOR, true, role.trust());
    VBox.setVgrow(editor, Priority.ALWAYS);
    Button save = new Button(texts().get("trust.save"));
    save.setId("iam-save-trust");
    save.getStyleClass().add("accent");
    save.setOnAction(
        event ->
            save(
                EDITOR,
                texts().get("trust.saved", role.name()),
                document -> actions().gateway().trust(role, document)));
    HBox session = new HBox(8);
    session.getStyleClass().add("iam-line");
    view.getChildren()
        .setAll(
            heading,
            StatementLines.trust(role.trust(), texts()),
            session,
            editor,
            new HBox(8, save));
    actions()
        .tasks()
        .work("", progress -> actions().gateway().longestSession(role))
        .latest(loading)
        .onSuccess(seconds -> longest(session, role, seconds))
        .onFailure(denied -> session.getChildren().clear())
        .start();
  }

  /** How long a session may last: AWS takes whole seconds from one hour to twelve. */
  private void longest(HBox line, Entity role, int seconds) {
    Label label = new Label(texts().get("trust.longest"));
    ComboBox<Integer> hours = new ComboBox<>();
    hours.setId("iam-longest-session");
    hours.setAccessibleText(texts().get("trust.longest"));
    hours.getItems().setAll(HOURS);
    if (!HOURS.contains(seconds)) {
      hours.getItems().addFirst(seconds);
    }
    hours.setConverter(new Hours());
    hours.setValue(seconds);
    // Each arrow key changes the choice, so the choice alone is no wish yet.
    Button set = new Button(texts().get("trust.longest.verb"));
    set.setId("iam-set-longest-session");
    set.setMinWidth(Region.USE_PREF_SIZE);
    set.disableProperty().bind(hours.valueProperty().isEqualTo(seconds));
    set.setOnAction(
        event -> {
          int wanted = hours.getValue();
          actions()
              .change(
                  texts().get("trust.longest.set", role.name()),
                  () -> actions().gateway().longestSession(role, wanted));
        });
    Label note = new Label(texts().get("trust.longest.note"));
    note.getStyleClass().add("text-muted");
    note.setWrapText(true);
    label.setLabelFor(hours);
    label.setMinWidth(Region.USE_PREF_SIZE);
    hours.setMinWidth(Region.USE_PREF_SIZE);
    line.getChildren().setAll(label, hours, set, note);
  }

  private final class Hours extends StringConverter<Integer> {
    @Override
    public String toString(@Nullable Integer seconds) {
      return seconds == null
          ? ""
          : seconds % HOUR == 0
              ? texts().get("trust.hours", seconds / HOUR)
              : texts().get("trust.seconds", seconds);
    }

    @Override
    public Integer fromString(String text) {
      throw new UnsupportedOperationException("the list is not edited");
    }
  }
}
