package dev.lectern.pane.iam;

import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What changes something in IAM, with the questions before it. FX thread. */
final class IamActions {

  private static final String POLICY =
      """
      {
        "Version" : "2012-10-17",
        "Statement" : [ {
          "Effect" : "Allow",
          "Action" : "s3:GetObject",
          "Resource" : "*"
        } ]
      }
      """;
  private static final String TRUST =
      """
      {
        "Version" : "2012-10-17",
        "Statement" : [ {
          "Effect" : "Allow",
          "Principal" : { "Service" : "lambda.amazonaws.com" },
          "Action" : "sts:AssumeRole"
        } ]
      }
      """;

  private final IamGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Supplier<Actions> known;
  private final Texts texts = Texts.of("iam");
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> busy = new ReadOnlyObjectWrapper<>();
  private Runnable changed = () -> {};
  private Consumer<Entity> gone = entity -> {};
  private Consumer<IamPlace> made = place -> {};

  /**
   * @param known actions that services have
   */
  IamActions(
      IamGateway gateway,
      TaskRunner tasks,
      Dialogs dialogs,
      Toasts toasts,
      Supplier<Actions> known) {
    this.known = known;
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
  }

  /**
   * Who is told.
   *
   * @param changed something of the entity that is shown
   * @param gone an entity was deleted
   * @param made an entity was made
   */
  void listen(Runnable changed, Consumer<Entity> gone, Consumer<IamPlace> made) {
    this.changed = changed;
    this.gone = gone;
    this.made = made;
  }

  /** What runs; null while nothing does. */
  ReadOnlyObjectProperty<@Nullable TaskHandle> busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Work that may block. */
  interface Call {
    void run();
  }

  /** Does something and loads again what is shown. */
  void change(String title, Call call) {
    run(title, call, changed);
  }

  /** Does something that cannot be undone, when the user says yes. */
  void confirm(Confirmation question, String title, Call call) {
    confirm(question, () -> change(title, call));
  }

  private void confirm(Confirmation question, Runnable then) {
    dialogs
        .confirm(question)
        .thenAccept(
            yes -> {
              if (yes) {
                then.run();
              }
            });
  }

  private void run(String title, Call call, Runnable then) {
    busy.set(
        tasks
            .work(
                title,
                progress -> {
                  call.run();
                  return title;
                })
            .onSuccess(
                done -> {
                  toasts.show(title, texts.get("done"));
                  then.run();
                })
            .onFailure(dialogs::problem)
            .andFinally(() -> busy.set(null))
            .start());
  }

  /** Asks for a name, and for roles and policies goes to the editor then. */
  void create(Kind kind) {
    String title = texts.get("new." + kind.word());
    var _ =
        switch (kind) {
          case USER -> bounded(kind, title, gateway::createUser);
          case ROLE ->
              bounded(kind, title, (name, limit) -> gateway.createRole(name, TRUST, limit));
          case GROUP ->
              dialogs.ask(
                  title,
                  texts.get("new.name"),
                  "",
                  name -> create(kind, name, () -> gateway.createGroup(name)));
          case POLICY ->
              written(
                  title,
                  (name, document) ->
                      create(kind, name, () -> gateway.createPolicy(name, document)));
        };
  }

  /** Who may not list policies may still type the ARN of one. */
  private CompletableFuture<Boolean> bounded(
      Kind kind, String title, BiConsumer<String, String> create) {
    NewForm form = new NewForm(texts);
    tasks
        .work(texts.get("listing"), progress -> gateway.attachable())
        .onSuccess(form::offer)
        .onFailure(denied -> form.offer(List.of()))
        .start();
    return dialogs.form(
        title,
        form,
        texts.get("new.verb"),
        form.named(),
        () -> {
          String name = form.name();
          String boundary = form.boundary();
          return create(kind, name, () -> create.accept(name, boundary));
        });
  }

  private Attempt create(Kind kind, String name, Call call) {
    return attempt(texts.get("creating", name), call, () -> made.accept(IamPlace.of(kind, name)));
  }

  private Attempt attempt(String title, Call call, Runnable then) {
    return Attempt.of(
        tasks.work(
            title,
            progress -> {
              call.run();
              return title;
            }),
        done -> {
          toasts.show(title, texts.get("done"));
          then.run();
        });
  }

  /** Says what goes with it, then deletes it. */
  void delete(Entity entity) {
    List<String> with = new ArrayList<>();
    if (!entity.inline().isEmpty()) {
      with.add(texts.get("delete.inline", entity.inline().size()));
    }
    if (!entity.attached().isEmpty()) {
      with.add(texts.get("delete.attached", entity.attached().size()));
    }
    if (!entity.groups().isEmpty()) {
      with.add(texts.get("delete.groups", entity.groups().size()));
    }
    if (entity.kind() == Kind.POLICY) {
      with.add(texts.get("delete.versions", entity.versions().size()));
    }
    if (entity.kind() == Kind.USER) {
      with.add(texts.get("delete.keys"));
    }
    if (entity.kind() == Kind.ROLE) {
      with.add(texts.get("delete.sessions"));
    }
    confirm(
        new Confirmation(
            texts.get("delete.title", entity.name()),
            String.join(" ", with) + " " + texts.get("delete.sentence"),
            texts.get("delete.verb"),
            true),
        () ->
            run(
                texts.get("deleting", entity.name()),
                () -> gateway.delete(entity),
                () -> gone.accept(entity)));
  }

  /** Lets the user choose a managed policy to attach, or one as boundary. */
  void choosePolicy(Entity entity, boolean boundary) {
    tasks
        .work(texts.get("listing"), progress -> gateway.attachable())
        .onSuccess(all -> choosePolicy(entity, boundary, all))
        .onFailure(dialogs::problem)
        .start();
  }

  private void choosePolicy(Entity entity, boolean boundary, List<String> all) {
    choose(
        texts.get(boundary ? "boundary.title" : "attach.title", entity.name()),
        texts.get(boundary ? "boundary.verb" : "attach.verb"),
        all.stream().filter(arn -> boundary || !entity.attached().contains(arn)).toList(),
        arn ->
            attempt(
                texts.get(
                    boundary ? "boundary.set" : "attached", Entity.nameOf(arn), entity.name()),
                () -> {
                  if (boundary) {
                    gateway.boundary(entity, arn);
                  } else {
                    gateway.attach(entity, arn);
                  }
                },
                changed));
  }

  /** Lets the user choose a group. */
  void chooseGroup(Entity user) {
    tasks
        .work(
            texts.get("listing"),
            progress -> gateway.list(Kind.GROUP, progress).stream().map(Entity::name).toList())
        .onSuccess(
            all ->
                choose(
                    texts.get("group.title", user.name()),
                    texts.get("group.verb"),
                    all.stream().filter(one -> !user.groups().contains(one)).toList(),
                    group ->
                        attempt(
                            texts.get("group.added", user.name(), group),
                            () -> gateway.addToGroup(user, group),
                            changed)))
        .onFailure(dialogs::problem)
        .start();
  }

  private void choose(
      String title, String verb, List<String> all, Function<String, Attempt> chosen) {
    FilteredList<String> shown = new FilteredList<>(FXCollections.observableArrayList(all));
    ListView<String> list = new ListView<>(shown);
    TextField filter = new TextField();
    filter.setId("iam-choose-filter");
    filter.setPromptText(texts.get("choose.filter"));
    filter.setAccessibleText(texts.get("choose.filter"));
    filter.textProperty().addListener((o, before, now) -> narrow(shown, list, now));
    list.setId("iam-choose-list");
    list.setAccessibleText(title);
    list.setPrefSize(560, 280);
    list.setPlaceholder(new Label(texts.get("choose.none")));
    list.getStyleClass().addAll("dense", "mono");
    var _ =
        dialogs.form(
            title,
            new VBox(8, filter, list),
            verb,
            list.getSelectionModel().selectedItemProperty().isNotNull(),
            () -> chosen.apply(list.getSelectionModel().getSelectedItem()));
  }

  /** What is left is chosen at once, so that Enter takes it. */
  private static void narrow(FilteredList<String> shown, ListView<String> list, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(one -> one.toLowerCase(Locale.ROOT).contains(wanted));
    list.getSelectionModel().selectFirst();
  }

  /** Name and document of a new inline policy. */
  void newInline(Entity entity) {
    var _ =
        written(
            texts.get("inline.title", entity.name()),
            (name, document) ->
                attempt(
                    texts.get("inline.put", name),
                    () -> gateway.putInline(entity, name, document),
                    changed));
  }

  /** A policy is written before it is made. */
  private CompletableFuture<Boolean> written(
      String title, BiFunction<String, String, Attempt> make) {
    DocumentForm form = new DocumentForm(texts, known.get(), POLICY);
    return dialogs.form(
        title,
        form,
        texts.get("new.verb"),
        form.valid(),
        () -> make.apply(form.name(), form.document()));
  }

  /** Loads again what is shown. */
  void refresh() {
    changed.run();
  }

  IamGateway gateway() {
    return gateway;
  }

  TaskRunner tasks() {
    return tasks;
  }

  Dialogs dialogs() {
    return dialogs;
  }
}
