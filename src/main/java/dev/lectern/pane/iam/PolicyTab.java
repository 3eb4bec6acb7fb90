package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.ui.i18n.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A part of an entity in which policies are written: it keeps what is written until AWS has taken
 * it, or until the user gives it up. FX thread.
 */
abstract class PolicyTab implements ResourceTab<Entity> {

  private final String word;
  private final IamActions actions;
  private final Supplier<Actions> known;
  private final Texts texts = Texts.of("iam");
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final Map<String, Draft> drafts = new HashMap<>();
  private @Nullable Entity shown;

  /** An editor and the document that it began with. */
  private record Draft(PolicyEditor editor, String saved) {
    boolean changed() {
      return !editor.text().equals(saved);
    }
  }

  /**
   * A tab.
   *
   * @param word what its id ends with and its title is called
   * @param known actions that services have
   */
  PolicyTab(String word, IamActions actions, Supplier<Actions> known) {
    this.word = word;
    this.actions = actions;
    this.known = known;
  }

  @Override
  public final String id() {
    return "iam-tab-" + word;
  }

  @Override
  public final String title() {
    return texts.get("tab." + word);
  }

  @Override
  public final ReadOnlyBooleanProperty dirty() {
    return dirty.getReadOnlyProperty();
  }

  @Override
  public final List<String> unsaved() {
    return dirty.get() ? List.of(texts.get("unsaved")) : List.of();
  }

  @Override
  public final void discard() {
    drafts.clear();
    count();
  }

  @Override
  public final void open(Entity entity) {
    Entity before = shown;
    if (before == null || !before.key().equals(entity.key())) {
      discard();
    }
    shown = entity;
    show(entity);
  }

  /** Shows an entity; what was written and not saved is still in {@link #editor}. */
  abstract void show(Entity entity);

  /** What is shown; null before anything is. */
  final @Nullable Entity shown() {
    return shown;
  }

  final IamActions actions() {
    return actions;
  }

  final Texts texts() {
    return texts;
  }

  /**
   * The editor of a policy: with what was written in it, else with the document.
   *
   * @param id of the editor
   * @param trust whether it is the trust policy of a role
   */
  final PolicyEditor editor(String id, boolean trust, String document) {
    Draft draft = drafts.get(id);
    if (draft != null && draft.changed()) {
      return draft.editor();
    }
    PolicyEditor editor = draft == null ? new PolicyEditor(id, trust, known.get()) : draft.editor();
    drafts.remove(id);
    editor.show(document);
    drafts.put(id, new Draft(editor, editor.text()));
    if (draft == null) {
      editor.textProperty().addListener((o, before, now) -> count());
    }
    count();
    return editor;
  }

  /** Whether there is something in an editor that is not saved. */
  final boolean edits(String id) {
    Draft draft = drafts.get(id);
    return draft != null && draft.changed();
  }

  /** Gives up what is written in one editor. */
  final void forget(String id) {
    drafts.remove(id);
    count();
  }

  /**
   * Hands what is written to AWS, or puts the caret where it is wrong. It stays unsaved when AWS
   * refuses it.
   *
   * @param title what the user calls the change
   * @param write may block
   */
  final void save(String id, String title, Consumer<String> write) {
    Draft draft = drafts.get(id);
    if (draft == null) {
      return;
    }
    PolicyEditor editor = draft.editor();
    if (!editor.valid()) {
      editor.goToProblem();
      return;
    }
    String document = editor.text();
    actions.change(
        title,
        () -> {
          write.accept(document);
          actions.tasks().onFxThread(() -> saved(id, draft, document));
        });
  }

  private void saved(String id, Draft draft, String document) {
    if (drafts.replace(id, draft, new Draft(draft.editor(), document))) {
      count();
    }
  }

  private void count() {
    dirty.set(drafts.values().stream().anyMatch(Draft::changed));
  }
}
