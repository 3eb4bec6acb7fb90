package dev.lectern.pane.calls;

import dev.lectern.calls.Rendering;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The call as code for the AWS SDK for Java 2.x. */
final class JavaTab implements CallTab {

  /** How much of it. */
  private enum Form {
    CALL,
    WHOLE
  }

  private final CodeView code = new CodeView();
  private final VBox notes = new VBox(4);
  private final Segments<Form> form;
  private final Label about = Parts.about("");
  private final Texts texts;
  private final VBox view;
  private @Nullable CallDetails shown;

  JavaTab(CallServices services, Texts texts) {
    this.texts = texts;
    code.setLabel(texts.get("tab.java"));
    code.setLineNumbers(true);
    form =
        new Segments<>(
            "call-java-form",
            each -> texts.get(each == Form.CALL ? "java.call" : "java.whole"),
            Form.values());
    form.getStyleClass().add("small");
    form.valueProperty().subscribe(this::render);
    CopyButton copy =
        new CopyButton(
            "call-java-copy", texts.get("tab.java"), code::text, services.desktop()::copy);
    view = new VBox(8, Parts.header(about, form, copy), code, notes);
    Parts.fill(view, code);
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(CallDetails details) {
    shown = details;
    render();
  }

  private void render() {
    boolean call = form.valueProperty().get() == Form.CALL;
    about.setText(texts.get(call ? "java.about.call" : "java.about"));
    if (shown != null) {
      Rendering java = call ? shown.javaCall() : shown.javaClass();
      code.show(java.text(), Syntax.JAVA);
      Parts.show(notes, java.notes());
    }
  }
}
