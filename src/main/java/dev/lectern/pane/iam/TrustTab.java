package dev.lectern.pane.iam;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who may take on a role: in lines, and as the policy that says so. FX thread. */
final class TrustTab extends PolicyTab {

  private static final String EDITOR = "iam-trust";

  private final VBox view = new VBox(8);

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
    view.getChildren()
        .setAll(heading, StatementLines.trust(role.trust(), texts()), editor, new HBox(8, save));
  }
}
