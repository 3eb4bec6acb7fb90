package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.graph.GraphExport;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** The definition: editor and drawing. */
public final class DefinitionTab extends LazyTab<Machine> {

  private final Texts texts = Texts.of("stepfunctions");
  private final DefinitionViewModel model;
  private final DefinitionView parts;

  /**
   * @param changed told when the machine was saved
   * @param start asks for an input and starts an execution
   */
  public DefinitionTab(
      DefinitionGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      Consumer<Machine> changed,
      Runnable start) {
    DefinitionViewModel model = new DefinitionViewModel(gateway, tasks, changed);
    DefinitionView parts = new DefinitionView(model, dialogs, tasks, start);
    super(
        "stepfunctions-tab-definition",
        Texts.of("stepfunctions").get("tab.definition"),
        parts::view);
    this.model = model;
    this.parts = parts;
  }

  @Override
  public void open(Machine machine) {
    model.open(machine);
  }

  /** Another definition takes the place of the one in the editor, unsaved. */
  public void use(String definition) {
    model.use(definition);
  }

  /** Shows what saving changes, and saves when the user says so. */
  public void save() {
    var _ = view();
    parts.save();
  }

  /** Indents the text in the editor. */
  public void format() {
    var _ = view();
    parts.format();
  }

  /** Asks what is new, and makes a version of what is saved; nothing while changes are unsaved. */
  public void publish() {
    var _ = view();
    parts.publish();
  }

  /** Asks where to keep a picture of the drawing. */
  public void picture(GraphExport.Kind kind) {
    var _ = view();
    parts.picture(kind);
  }

  @Override
  public ReadOnlyBooleanProperty dirty() {
    return model.dirtyProperty();
  }

  @Override
  public List<String> unsaved() {
    return model.dirtyProperty().get() ? List.of(texts.get("definition.unsaved")) : List.of();
  }

  @Override
  public void discard() {
    model.discard();
  }
}
