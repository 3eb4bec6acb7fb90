package dev.lectern.pane.s3.bucket;

import dev.lectern.aws.Persona;
import dev.lectern.calc.access.BucketExposure;
import dev.lectern.calc.access.OpenStatements;
import dev.lectern.pane.s3.bucket.ExposureGateway.Attempt;
import dev.lectern.pane.s3.bucket.ExposureGateway.Look;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.CallEvent;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.InSight;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Whether the bucket is public, through which statement or grant, and "try as…". FX thread. */
final class ExposurePane extends VBox {

  private final ExposureViewModel model;
  private final Texts texts;
  private final String id;
  private final Chip status = new Chip();
  private final Label sentence = new Label();
  private final VBox causes = new VBox(4);
  private final Label object = new Label();
  private final VBox answer = new VBox();

  /**
   * @param section part of the ids: the pane stands in several tabs
   */
  ExposurePane(ExposureViewModel model, Texts texts, Section section) {
    this.model = model;
    this.texts = texts;
    this.id = "s3-" + section.key() + "-";
    getStyleClass().add("section-extra");
    Label title = new Label(texts.get("exposure.title"));
    title.getStyleClass().add("heading");
    status.setId(id + "exposure");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setId(id + "exposure-text");
    causes.setId(id + "exposure-causes");
    HBox head = new HBox(8, title, status);
    head.setAlignment(Pos.CENTER_LEFT);
    Label tryTitle = new Label(texts.get("try.title"));
    tryTitle.getStyleClass().add("heading");
    object.setId(id + "exposure-object");
    object.setWrapText(true);
    object.setMinHeight(USE_PREF_SIZE);
    object.getStyleClass().add("text-muted");
    getChildren().setAll(head, sentence, causes, tryTitle, line(), object, answer);
    model.keyProperty().subscribe(now -> object());
    model.whatProperty().subscribe(now -> object());
    model.lookProperty().subscribe(now -> show());
    model.problemProperty().subscribe(now -> show());
    model.triedProperty().subscribe(now -> result());
    model.tryProblemProperty().subscribe(now -> result());
  }

  private Node line() {
    ComboBox<Persona> who = new ComboBox<>(model.personas());
    who.setConverter(words(this::name));
    who.valueProperty().bindBidirectional(model.whoProperty());
    named(who, "try-who");
    ComboBox<Attempt> what = new ComboBox<>();
    what.getItems().setAll(Attempt.values());
    what.setConverter(words(one -> texts.get("try." + one.name())));
    what.valueProperty().bindBidirectional(model.whatProperty());
    named(what, "try-what");
    TextField key = new TextField();
    key.setPrefColumnCount(18);
    key.textProperty().bindBidirectional(model.keyProperty());
    key.promptTextProperty()
        .bind(model.whatProperty().map(one -> texts.get(one.object() ? "try.key" : "try.prefix")));
    key.disableProperty().bind(model.whatProperty().isEqualTo(Attempt.GET_BUCKET_POLICY));
    named(key, "try-key");
    key.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            model.attempt();
          }
        });
    Button send = new Button(texts.get("try.send"), Icons.of("fth-send"));
    named(send, "try-send");
    // not while it is busy: the focus would go on to the next button, which removes the policy
    send.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.ready(), model.keyProperty(), model.whatProperty()));
    send.setOnAction(event -> model.attempt());
    FlowPane line = new FlowPane(8, 8, who, what, key, send);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void named(Node node, String name) {
    node.setId(id + name);
    node.setAccessibleText(texts.get(name.replace('-', '.') + ".name"));
  }

  private static <T> StringConverter<T> words(Function<T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : text.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("Chosen, never typed.");
      }
    };
  }

  private String name(Persona who) {
    return who.kind() == Persona.Kind.ANONYMOUS
        ? texts.get("try.anonymous")
        : texts.get("try.kind." + who.kind().name(), who.name());
  }

  /** What the policy says of the object that is typed; its own ACL may say more. */
  private void object() {
    String key = model.keyProperty().get();
    Optional<Look> look = model.lookProperty().get();
    // its line is kept free from the start: else Try moves away from under the pointer
    object.setManaged(model.whatProperty().get().object());
    object.setVisible(look.isPresent() && !key.isBlank() && object.isManaged());
    if (!object.isVisible()) {
      return;
    }
    BucketExposure exposure = look.orElseThrow().exposure();
    Optional<OpenStatements.Statement> by = exposure.opensObject(model.bucket(), key);
    object.setText(
        by.map(one -> texts.get("exposure.object.open", key, name(one)))
            .orElse(
                texts.get(
                    exposure.status() == BucketExposure.Status.OBJECTS_CAN_BE_PUBLIC
                        ? "exposure.object.acl"
                        : "exposure.object.closed",
                    key)));
  }

  private void show() {
    object();
    Optional<Look> look = model.lookProperty().get();
    Optional<UserProblem> problem = model.problemProperty().get();
    status.setVisible(look.isPresent());
    status.setManaged(look.isPresent());
    causes.getChildren().clear();
    if (look.isEmpty()) {
      sentence.setText(
          problem.map(p -> p.title() + " " + p.why()).orElse(texts.get("exposure.looking")));
      return;
    }
    BucketExposure exposure = look.get().exposure();
    boolean whole = look.get().unread().isEmpty();
    String word =
        whole || exposure.status() == BucketExposure.Status.PUBLIC
            ? exposure.status().name()
            : "UNKNOWN";
    status.setText(texts.get("exposure." + word));
    status.setTone(
        switch (word) {
          case "PUBLIC" -> Tone.DANGER;
          case "OBJECTS_CAN_BE_PUBLIC", "UNKNOWN" -> Tone.WARNING;
          default -> Tone.SUCCESS;
        });
    sentence.setText(texts.get("exposure." + word + ".text"));
    lines(look.get())
        .forEach(one -> causes.getChildren().add(row(one.icon(), one.tone(), one.text())));
  }

  private record Line(String icon, String tone, String text) {}

  private List<Line> lines(Look look) {
    List<Line> all = new ArrayList<>();
    for (OpenStatements.Statement one : look.exposure().policy()) {
      all.add(
          one.open()
              ? new Line("fth-unlock", "danger", words(one))
              : new Line(
                  "fth-lock",
                  "muted",
                  texts.get("exposure.narrowed", name(one), one.narrowedBy())));
    }
    for (BucketExposure.Grant grant : look.exposure().acl()) {
      all.add(
          new Line(
              "fth-unlock",
              "danger",
              texts.get("exposure.grant." + grant.group(), grant.permission())));
    }
    for (BucketExposure.Stop stop : look.exposure().stops()) {
      all.add(new Line("fth-shield", "success", texts.get("exposure.stop." + stop.name())));
    }
    look.told()
        .ifPresent(
            told -> all.add(new Line("fth-info", "muted", texts.get("exposure.told", told))));
    if (!look.unread().isEmpty()) {
      all.add(
          new Line(
              "fth-eye-off",
              "warning",
              texts.get("exposure.unread", String.join(", ", look.unread()))));
    }
    return all;
  }

  private String name(OpenStatements.Statement one) {
    return one.sid().isEmpty()
        ? texts.get("exposure.number", one.index() + 1)
        : texts.get("exposure.sid", one.index() + 1, one.sid());
  }

  private String words(OpenStatements.Statement one) {
    return texts.get(
        one.notAction() ? "exposure.allows.not" : "exposure.allows",
        name(one),
        String.join(", ", one.actions()),
        String.join(", ", one.resources()));
  }

  private static Node row(String icon, String tone, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox row = new HBox(8, Icons.of(icon), label);
    row.getStyleClass().addAll("exposure-row", tone);
    return row;
  }

  private void result() {
    answer.getChildren().clear();
    model
        .tryProblemProperty()
        .get()
        .ifPresentOrElse(
            p ->
                answer
                    .getChildren()
                    .setAll(new MessageBand(Tone.DANGER, p.title() + " " + p.why())),
            () -> model.triedProperty().get().ifPresent(this::result));
    if (!answer.getChildren().isEmpty()) {
      // in a low window it would stand below the edge
      InSight.bring(answer);
    }
  }

  private void result(ExposureViewModel.Tried tried) {
    ExposureGateway.Outcome outcome = tried.outcome();
    List<Node> tools = new ArrayList<>();
    if (!outcome.requestId().isEmpty()) {
      Button explain = new Button(texts.get("try.explain"), Icons.of("fth-help-circle"));
      explain.setMinWidth(USE_PREF_SIZE);
      explain.setId(id + "try-explain");
      explain.setAccessibleText(explain.getText());
      explain.setOnAction(
          event -> explain.fireEvent(new CallEvent(CallEvent.WHY, outcome.requestId())));
      tools.add(explain);
    }
    String text =
        texts.get(
            outcome.allowed() ? "try.allowed" : "try.denied",
            name(tried.who()),
            texts.get("try." + tried.what().name()),
            outcome.status(),
            outcome.code(),
            outcome.message());
    MessageBand band =
        new MessageBand(
            outcome.allowed() ? Tone.SUCCESS : Tone.DANGER, text, tools.toArray(Node[]::new));
    band.setId(id + "try-answer");
    answer.getChildren().setAll(band);
  }
}
