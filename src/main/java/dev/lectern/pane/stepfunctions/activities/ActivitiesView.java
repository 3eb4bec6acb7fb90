package dev.lectern.pane.stepfunctions.activities;

import dev.lectern.json.JsonIndent;
import dev.lectern.pane.stepfunctions.activities.ActivitiesGateway.Activity;
import dev.lectern.pane.stepfunctions.activities.ActivitiesGateway.Task;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.BusyBar;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListPart;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The activities, and below them the tasks that were taken. FX thread. */
public final class ActivitiesView {

  private final ActivitiesViewModel model;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final TableView<Activity> table = new TableView<>();
  private final ListView<Task> taken = new ListView<>();
  private final BorderPane view = new BorderPane(table);

  /** A view of the model's. */
  public ActivitiesView(ActivitiesViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    TableColumn<Activity, Activity> name = new TableColumn<>(texts.get("machines.name"));
    TableColumn<Activity, Activity> created = new TableColumn<>(texts.get("machines.created.at"));
    name.setPrefWidth(420);
    created.setPrefWidth(200);
    table.getColumns().add(name);
    table.getColumns().add(created);
    table.setId("stepfunctions-activity-table");
    table.setAccessibleText(texts.get("activities"));
    table.getStyleClass().addAll("dense", "edge-to-edge");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    TextField filter = parts.field("stepfunctions-activity-filter", "activities.filter", 24);
    ListPart<Activity, Boolean> list =
        new ListPart<>(
            model,
            view,
            table,
            filter,
            new ListPart.Empty(
                "fth-user",
                texts.get("activities.none"),
                texts.get("activities.none.text"),
                Action.of(
                    "stepfunctions-activity-first",
                    texts.get("activities.create"),
                    "fth-plus",
                    model::create)));
    list.column(
        name,
        row -> new Label(row.name(), Icons.of("fth-user")),
        Comparator.comparing(Activity::name));
    list.column(
        created,
        row -> ListPart.muted(Format.dayTime(row.created())),
        Comparator.comparing(Activity::created));
    list.keys(model::take, () -> list.chosen().ifPresent(model::delete));
    view.setTop(bar(list, filter));
    view.setBottom(tasks());
  }

  /** The whole of it. */
  public Node view() {
    return view;
  }

  private Node bar(ListPart<Activity, Boolean> list, TextField filter) {
    Button create =
        parts.button(
            "stepfunctions-activity-create",
            "activities.create",
            "fth-plus",
            model::create,
            "accent");
    Button take =
        parts.button(
            "stepfunctions-activity-take",
            "activities.take",
            "fth-inbox",
            () -> list.chosen().ifPresent(model::take));
    take.disableProperty().bind(list.none().or(model.busyProperty().isNotNull()));
    Button delete =
        parts.button(
            "stepfunctions-activity-delete",
            "delete",
            "fth-trash-2",
            () -> list.chosen().ifPresent(model::delete),
            "button-outlined",
            "danger");
    delete.disableProperty().bind(list.none());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(create, take, filter, gap, delete);
    bar.getStyleClass().add("stepfunctions-bar");
    BusyBar busy = new BusyBar();
    busy.setId("stepfunctions-activity-busy");
    busy.of(model.busyProperty());
    return new VBox(bar, busy);
  }

  private Node tasks() {
    taken.setId("stepfunctions-taken");
    taken.setAccessibleText(texts.get("activities.taken"));
    taken.getStyleClass().addAll("dense", "edge-to-edge");
    taken.setItems(model.taken());
    taken.setPrefHeight(150);
    taken.setCellFactory(
        any ->
            new ListCell<>() {
              @Override
              protected void updateItem(@Nullable Task item, boolean empty) {
                super.updateItem(item, empty);
                setText(
                    empty || item == null
                        ? null
                        : texts.get(
                            "activities.task",
                            item.activity(),
                            Format.middle(item.input().replaceAll("\\s+", " "), 90)));
              }
            });
    Button answer =
        parts.button(
            "stepfunctions-task-answer",
            "activities.answer",
            "fth-send",
            () -> with(this::answer),
            "accent");
    Button beat =
        parts.button(
            "stepfunctions-task-beat", "activities.beat", "fth-activity", () -> with(model::beat));
    Button forget =
        parts.button(
            "stepfunctions-task-forget", "activities.forget", "", () -> with(model::forget));
    for (Button each : new Button[] {answer, beat, forget}) {
      each.disableProperty()
          .bind(Bindings.isNull(taken.getSelectionModel().selectedItemProperty()));
    }
    Label heading = new Label(texts.get("activities.taken"));
    heading.getStyleClass().add("heading");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(heading, gap, answer, beat, forget);
    head.getStyleClass().add("stepfunctions-bar");
    VBox box = new VBox(head, taken);
    box.getStyleClass().add("stepfunctions-foot");
    box.visibleProperty().bind(Bindings.isNotEmpty(model.taken()));
    box.managedProperty().bind(box.visibleProperty());
    model
        .taken()
        .addListener(
            (javafx.collections.ListChangeListener<Task>)
                change -> {
                  if (taken.getSelectionModel().isEmpty()) {
                    taken.getSelectionModel().selectLast();
                  }
                });
    return box;
  }

  private void with(Consumer<Task> work) {
    Optional.ofNullable(taken.getSelectionModel().getSelectedItem()).ifPresent(work);
  }

  private void answer(Task task) {
    AnswerForm form = new AnswerForm(JsonIndent.orSame(task.input()));
    var _ =
        dialogs.form(
            texts.get("answer.title", task.activity()),
            form.view(),
            texts.get("answer.verb"),
            form.valid(),
            () ->
                form.succeeds()
                    ? model.succeed(task, form.output())
                    : model.fail(task, form.error(), form.cause()));
  }
}
