package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Faults.Effect;
import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.Faults.Refusal;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The form of one fault. FX thread. */
final class FaultForm {

  private static final int MOST_MILLIS = 300_000;
  private static final int MOST_MINUTES = 60 * 24;

  /** The kinds, each with an effect of it to name it by. */
  private static final List<Effect> KINDS =
      List.of(
          new Effect.Refuse(Refusal.THROTTLED),
          new Effect.Refuse(Refusal.INTERNAL_ERROR),
          new Effect.Refuse(Refusal.UNAVAILABLE),
          new Effect.Refuse(Refusal.EXPIRED_TOKEN),
          new Effect.Delay(Duration.ofMillis(600), Duration.ZERO),
          new Effect.Cut(false),
          new Effect.Cut(true),
          new Effect.Skew(Duration.ofMinutes(20)));

  private final Texts texts;
  private final FaultWords words;
  private final SandboxInstance sandbox;
  private final String id;
  private final ComboBox<Effect> kind = new ComboBox<>();
  private final ComboBox<String> service = new ComboBox<>();
  private final ComboBox<String> operation = new ComboBox<>();
  private final ComboBox<String> caller = new ComboBox<>();
  private final Spinner<Integer> some = new Spinner<>(1, 1000, 2);
  private final Spinner<Integer> of = new Spinner<>(1, 1000, 3);
  private final Spinner<Integer> most = new Spinner<>(0, 1_000_000, 0);
  private final Spinner<Integer> millis = new Spinner<>(0, MOST_MILLIS, 600, 100);
  private final Spinner<Integer> jitter = new Spinner<>(0, MOST_MILLIS, 0, 50);
  private final Spinner<Integer> minutes = new Spinner<>(-MOST_MINUTES, MOST_MINUTES, 20, 5);
  private final Label hint = new Label();
  private final GridPane grid = new GridPane(8, 8);
  private final Node counts;
  private final Node delay;

  FaultForm(SandboxInstance sandbox, Fault start, Texts texts) {
    this.sandbox = sandbox;
    this.texts = texts;
    this.words = new FaultWords(texts);
    this.id = start.id();
    counts =
        box(
            name(some, "form.some"),
            new Label(texts.get("form.of")),
            name(of, "form.of.long"),
            new Label(texts.get("form.calls")));
    delay =
        box(
            name(millis, "form.millis"),
            new Label(texts.get("form.plus")),
            name(jitter, "form.jitter"),
            new Label(texts.get("form.ms")));
    choices();
    show(start);
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().addAll("text-small", "text-muted");
    kind.valueProperty().addListener((o, before, now) -> arrange());
    arrange();
  }

  private void choices() {
    kind.getItems().setAll(KINDS);
    kind.setConverter(new Named<>(words::kind));
    service.getItems().add("");
    service.getItems().addAll(sandbox.services());
    service.setConverter(new Named<>(this::orAll));
    service.valueProperty().addListener((o, before, now) -> operations(now));
    operation.setConverter(new Named<>(this::orAll));
    caller.setConverter(new Named<>(text -> text.isEmpty() ? texts.get("fault.anyone") : text));
    caller.getItems().add("");
    sandbox.accounts().forEach(account -> caller.getItems().add(account.id()));
    caller.setEditable(false);
    id(kind, "sandbox-fault-kind", "form.kind");
    id(service, "sandbox-fault-service", "form.service");
    id(operation, "sandbox-fault-operation", "form.operation");
    id(caller, "sandbox-fault-caller", "form.caller");
    some.setId("sandbox-fault-some");
    of.setId("sandbox-fault-of");
    most.setId("sandbox-fault-most");
    millis.setId("sandbox-fault-millis");
    jitter.setId("sandbox-fault-jitter");
    minutes.setId("sandbox-fault-minutes");
    name(most, "form.most");
    name(minutes, "form.minutes");
  }

  private void id(ComboBox<?> box, String nodeId, String key) {
    box.setId(nodeId);
    box.setAccessibleText(texts.get(key));
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPrefWidth(280);
  }

  private Spinner<Integer> name(Spinner<Integer> spinner, String key) {
    spinner.setEditable(true);
    spinner.setPrefWidth(96);
    spinner.setAccessibleText(texts.get(key));
    spinner.getEditor().setAccessibleText(texts.get(key));
    return spinner;
  }

  private String orAll(String text) {
    return text.isEmpty() ? texts.get("fault.all") : text;
  }

  private void operations(String of) {
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(sandbox.operations(of));
    operation.getItems().setAll(all);
    operation.setValue("");
  }

  private void show(Fault fault) {
    kind.setValue(
        KINDS.stream()
            .filter(each -> FaultWords.key(each).equals(FaultWords.key(fault.effect())))
            .findFirst()
            .orElse(KINDS.getFirst()));
    service.setValue(fault.service());
    operation.setValue(fault.operation());
    caller.setValue(fault.caller());
    some.getValueFactory().setValue(fault.some());
    of.getValueFactory().setValue(fault.of());
    most.getValueFactory().setValue(fault.most());
    switch (fault.effect()) {
      case Effect.Delay(Duration least, Duration up) -> {
        millis.getValueFactory().setValue((int) least.toMillis());
        jitter.getValueFactory().setValue((int) up.toMillis());
      }
      case Effect.Skew(Duration by) -> minutes.getValueFactory().setValue((int) by.toMinutes());
      case Effect.Refuse refuse -> {}
      case Effect.Cut cut -> {}
    }
  }

  private void arrange() {
    grid.getChildren().clear();
    Effect chosen = kind.getValue();
    boolean skew = chosen instanceof Effect.Skew;
    int row = 0;
    row = add(row, "form.kind", kind);
    row = add(row, "form.service", service);
    if (!skew) {
      row = add(row, "form.operation", operation);
    }
    row = add(row, "form.caller", caller);
    if (chosen instanceof Effect.Delay) {
      row = add(row, "form.delay", delay);
    }
    if (skew) {
      row = add(row, "form.minutes", minutes);
    } else {
      row = add(row, "form.hits", counts);
    }
    row = add(row, "form.most", box(most, new Label(texts.get("form.most.note"))));
    hint.setText(words.hint(chosen));
    grid.add(hint, 0, row, 2, 1);
  }

  private int add(int row, String key, Node field) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("text-small");
    label.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(row, label, field);
    return row + 1;
  }

  private static Node box(Node... parts) {
    HBox box = new HBox(8, parts);
    for (Node part : parts) {
      if (part instanceof Region region) {
        region.setMinWidth(Region.USE_PREF_SIZE);
      }
    }
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /** The form. */
  Node view() {
    VBox view = new VBox(grid);
    view.setPrefWidth(520);
    return view;
  }

  /** Whether the counts make sense. */
  BooleanBinding valid() {
    return Bindings.createBooleanBinding(
        () -> some.getValue() <= of.getValue(), some.valueProperty(), of.valueProperty());
  }

  /** What was filled in. */
  Fault fault() {
    Effect effect =
        switch (kind.getValue()) {
          case Effect.Delay delayed ->
              new Effect.Delay(
                  Duration.ofMillis(millis.getValue()), Duration.ofMillis(jitter.getValue()));
          case Effect.Skew skewed -> new Effect.Skew(Duration.ofMinutes(minutes.getValue()));
          case Effect.Refuse refuse -> refuse;
          case Effect.Cut cut -> cut;
        };
    boolean skew = effect instanceof Effect.Skew;
    return new Fault(
        id,
        service.getValue(),
        skew ? "" : operation.getValue(),
        caller.getValue(),
        effect,
        skew ? 1 : some.getValue(),
        skew ? 1 : of.getValue(),
        most.getValue());
  }

  /** Shows values by a function; the lists are not typed into. */
  private static final class Named<T> extends StringConverter<T> {

    private final java.util.function.Function<T, String> name;

    Named(java.util.function.Function<T, String> name) {
      this.name = name;
    }

    @Override
    public String toString(T value) {
      return value == null ? "" : name.apply(value);
    }

    @Override
    public T fromString(String text) {
      throw new UnsupportedOperationException("the list is not edited");
    }
  }
}
