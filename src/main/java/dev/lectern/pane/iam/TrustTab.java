package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who may take on a role: in lines, and as the policy that says so. FX thread. */
final class TrustTab implements ResourceTab<Entity> {

  private final IamActions actions;
  private final Supplier<Actions> known;
  private final Texts texts = Texts.of("iam");
  private final VBox view = new VBox(8);
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private @Nullable PolicyEditor editor;
  private @Nullable Entity role;
  private boolean filling;

  TrustTab(IamActions actions, Supplier<Actions> known) {
    this.actions = actions;
    this.known = known;
    view.getStyleClass().add("iam-page");
  }

  @Override
  public String id() {
    return "iam-tab-trust";
  }

  @Override
  public String title() {
    return texts.get("tab.trust");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ReadOnlyBooleanProperty dirty() {
    return dirty.getReadOnlyProperty();
  }

  @Override
  public List<String> unsaved() {
    return dirty.get() ? List.of(texts.get("unsaved")) : List.of();
  }

  @Override
  public void discard() {
    dirty.set(false);
  }

  @Override
  public void open(Entity entity) {
    boolean same = role != null && role.key().equals(entity.key());
    role = entity;
    if (same && dirty.get()) {
      return;
    }
    PolicyEditor made = editor;
    if (made == null) {
      made = new PolicyEditor("iam-trust", true, known.get());
      made.textProperty()
          .addListener(
              (o, before, now) -> {
                if (!filling) {
                  dirty.set(true);
                }
              });
      editor = made;
    }
    filling = true;
    made.show(entity.trust());
    filling = false;
    dirty.set(false);
    VBox.setVgrow(made, Priority.ALWAYS);
    Label heading = new Label(texts.get("trust.who", entity.name()));
    heading.getStyleClass().add("heading");
    Button save = new Button(texts.get("trust.save"));
    save.setId("iam-save-trust");
    save.getStyleClass().add("accent");
    save.setOnAction(event -> save());
    view.getChildren()
        .setAll(heading, StatementLines.of(entity.trust(), texts), made, new HBox(8, save));
  }

  private void save() {
    PolicyEditor made = editor;
    Entity of = role;
    if (made == null || of == null) {
      return;
    }
    if (!made.valid()) {
      made.goToProblem();
      return;
    }
    String document = made.text();
    actions.change(
        texts.get("trust.saved", of.name()),
        () -> {
          actions.gateway().trust(of, document);
          actions.tasks().onFxThread(() -> dirty.set(false));
        });
  }
}
