package dev.lectern.pane.iam;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The policies of a user, group or role: attached ones, its own with their editor, those of its
 * groups, and the boundary above them all. FX thread.
 */
final class PermissionsTab extends PolicyTab {

  private final IamActions actions = actions();
  private final java.util.function.Consumer<IamPlace> go;
  private final Texts texts = texts();
  private final VBox all = new VBox(8);
  private final ScrollPane view = new ScrollPane(all);

  /**
   * A tab.
   *
   * @param known actions that services have
   * @param go goes to a policy or group
   */
  PermissionsTab(
      IamActions actions, Supplier<Actions> known, java.util.function.Consumer<IamPlace> go) {
    super("permissions", actions, known);
    this.go = go;
    all.getStyleClass().add("iam-page");
    view.setFitToWidth(true);
    view.getStyleClass().add("edge-to-edge");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  void show(Entity entity) {
    all.getChildren().setAll(bar(entity));
    if (entity.kind() != Kind.GROUP) {
      all.getChildren().add(boundary(entity));
    }
    entity.attached().forEach(arn -> all.getChildren().add(attached(entity, arn)));
    entity.inline().forEach((name, text) -> all.getChildren().add(inline(entity, name, text)));
    entity.groups().forEach(group -> all.getChildren().add(group(entity, group)));
    if (entity.attached().isEmpty() && entity.inline().isEmpty() && entity.groups().isEmpty()) {
      all.getChildren()
          .add(new MessageBand(Tone.ACCENT, texts.get("permissions.none", entity.name())));
    }
  }

  private Node bar(Entity entity) {
    FlowPane bar = new FlowPane(8, 8);
    bar.getChildren()
        .addAll(
            button("iam-attach", "attach", "fth-link", () -> actions.choosePolicy(entity, false)),
            button("iam-new-inline", "inline.new", "fth-plus", () -> actions.newInline(entity)));
    if (entity.kind() == Kind.USER) {
      bar.getChildren()
          .add(
              button("iam-add-group", "group.add", "fth-users", () -> actions.chooseGroup(entity)));
    }
    return bar;
  }

  private Button button(String id, String key, String icon, Runnable run) {
    Button button = new Button(texts.get(key), Icons.of(icon));
    button.setId(id);
    button.setOnAction(event -> run.run());
    return button;
  }

  private Node boundary(Entity entity) {
    boolean there = !entity.boundary().isEmpty();
    HBox head =
        head(
            "fth-umbrella",
            texts.get("boundary"),
            new Chip(
                there ? texts.get("boundary.on") : texts.get("boundary.off"),
                there ? Tone.WARNING : Tone.NEUTRAL));
    ((Label) head.getChildren().getFirst()).setMinWidth(Region.USE_PREF_SIZE);
    if (there) {
      head.getChildren().add(new MiddleEllipsisLabel(entity.boundary()));
    }
    head.getChildren().add(gap());
    if (there) {
      head.getChildren()
          .addAll(
              small("iam-boundary-open", "open", () -> openPolicy(entity.boundary())),
              small("iam-boundary-remove", "boundary.remove", () -> removeBoundary(entity)));
    }
    head.getChildren()
        .add(
            small("iam-boundary-set", "boundary.choose", () -> actions.choosePolicy(entity, true)));
    Label note = new Label(texts.get("boundary.note"));
    note.getStyleClass().addAll("text-small", "text-muted");
    note.setWrapText(true);
    Node card = card(head, note);
    card.setId("iam-boundary");
    return card;
  }

  private void removeBoundary(Entity entity) {
    actions.confirm(
        new Confirmation(
            texts.get("boundary.remove.title", entity.name()),
            texts.get("boundary.remove.sentence"),
            texts.get("boundary.remove"),
            true),
        texts.get("boundary.removed", entity.name()),
        () -> actions.gateway().boundary(entity, ""));
  }

  private Node attached(Entity entity, String arn) {
    boolean aws = arn.startsWith("arn:aws:iam::aws:");
    String name = Entity.nameOf(arn);
    HBox head =
        head(
            "fth-file-text",
            name,
            new Chip(texts.get(aws ? "kind.aws" : "kind.managed"), Tone.OUTLINED));
    head.getChildren()
        .addAll(
            gap(),
            small("iam-open-" + word(name), "open", () -> openPolicy(arn)),
            small(
                "iam-detach-" + word(name),
                "detach",
                () ->
                    actions.change(
                        texts.get("detached", name), () -> actions.gateway().detach(entity, arn))));
    MiddleEllipsisLabel label = new MiddleEllipsisLabel(arn);
    label.getStyleClass().add("text-muted");
    return card(head, label);
  }

  private Node inline(Entity entity, String name, String text) {
    HBox head = head("fth-edit-3", name, new Chip(texts.get("kind.inline"), Tone.ACCENT));
    VBox body = new VBox(4);
    Button edit = small("iam-edit-" + word(name), "edit", () -> {});
    edit.setOnAction(event -> edit(entity, name, text, body, edit));
    head.getChildren()
        .addAll(
            gap(),
            edit,
            small("iam-delete-inline-" + word(name), "delete", () -> deleteInline(entity, name)));
    body.getChildren().setAll(StatementLines.of(text, texts));
    if (edits(editorOf(name))) {
      edit(entity, name, text, body, edit);
    }
    Node card = card(head, body);
    card.setId("iam-inline-" + word(name));
    return card;
  }

  private static String editorOf(String name) {
    return "iam-editor-" + word(name);
  }

  private void deleteInline(Entity entity, String name) {
    actions.confirm(
        new Confirmation(
            texts.get("delete.title", name),
            texts.get("inline.delete.sentence", entity.name()),
            texts.get("delete.verb"),
            true),
        texts.get("inline.deleted", name),
        () -> {
          actions.gateway().deleteInline(entity, name);
          actions.tasks().onFxThread(() -> forget(editorOf(name)));
        });
  }

  private void edit(Entity entity, String name, String text, VBox body, Button edit) {
    String id = editorOf(name);
    edit.setDisable(true);
    PolicyEditor editor = editor(id, false, text);
    editor.getStyleClass().add("iam-inline");
    Button save =
        small(
            "iam-save-" + word(name),
            "save",
            () ->
                save(
                    id,
                    texts.get("inline.put", name),
                    document -> actions.gateway().putInline(entity, name, document)));
    save.getStyleClass().add("accent");
    Button cancel =
        small(
            "iam-cancel-" + word(name),
            "cancel",
            () -> {
              forget(id);
              open(entity);
            });
    body.getChildren().setAll(editor, new HBox(8, save, cancel));
  }

  private Node group(Entity user, String group) {
    HBox head = head("fth-users", group, new Chip(texts.get("kind.group"), Tone.DONE));
    head.getChildren()
        .addAll(
            gap(),
            small(
                "iam-group-open-" + word(group),
                "open",
                () -> go.accept(IamPlace.of(Kind.GROUP, group))),
            small(
                "iam-group-leave-" + word(group),
                "group.leave",
                () ->
                    actions.change(
                        texts.get("group.left", user.name(), group),
                        () -> actions.gateway().removeFromGroup(user, group))));
    Label note = new Label(texts.get("group.note"));
    note.getStyleClass().addAll("text-small", "text-muted");
    return card(head, note);
  }

  private void openPolicy(String arn) {
    go.accept(IamPlace.of(Kind.POLICY, Entity.nameOf(arn)));
  }

  private static HBox head(String icon, String name, Chip chip) {
    Label label = new Label(name, Icons.of(icon));
    label.getStyleClass().add("heading");
    HBox head = new HBox(8, label, chip);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    head.getStyleClass().add("iam-line");
    return head;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private Button small(String id, String key, Runnable run) {
    Button button = new Button(texts.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    return button;
  }

  private static VBox card(Node head, Node body) {
    VBox card = new VBox(6, head, body);
    card.getStyleClass().addAll("panel-card", "iam-card");
    return card;
  }

  private static String word(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]", "-");
  }
}
