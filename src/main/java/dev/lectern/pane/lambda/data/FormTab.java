package dev.lectern.pane.lambda.data;

import dev.lectern.pane.explorer.LazyTab;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;

/** A tab of a function with a form: who leaves it is asked about what is not saved. FX thread. */
public abstract class FormTab extends LazyTab<FunctionInfo> {

  private final Unsaved unsaved;
  private final String loss;

  /**
   * @param key of its texts: {@code tab.KEY} is its title, {@code KEY.unsaved} what leaving loses
   * @param content makes the content; asked once
   */
  protected FormTab(String id, String key, Supplier<? extends Node> content, Unsaved unsaved) {
    Texts texts = Texts.of("lambda");
    super(id, texts.get("tab." + key), content);
    this.unsaved = unsaved;
    loss = texts.get(key + ".unsaved");
  }

  @Override
  public final ReadOnlyBooleanProperty dirty() {
    return unsaved.property();
  }

  @Override
  public final List<String> unsaved() {
    return unsaved.property().get() ? List.of(loss) : List.of();
  }

  @Override
  public final void discard() {
    unsaved.discard();
  }
}
