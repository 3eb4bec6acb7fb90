package dev.lectern.pane.s3.presign;

import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.s3.presign.PresignGateway.Answer;
import dev.lectern.pane.s3.presign.PresignGateway.Method;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Choices above, the URL in its parts below them, and what came back when it was tried. */
public final class PresignController {

  private final PresignViewModel model;
  private final SessionInfo session;
  private final Consumer<String> copy;
  private final Toasts toasts;
  private final Texts texts = Texts.of("s3presign");
  private final Timeline clock =
      new Timeline(new KeyFrame(javafx.util.Duration.millis(500), event -> showClock()));
  private final Segments<Method> methods =
      new Segments<>("s3-presign-method", Method::name, Method.values());

  @FXML private VBox root;
  @FXML private HBox methodPlace;
  @FXML private ComboBox<Duration> expiry;
  @FXML private VBox contentTypeBox;
  @FXML private TextField contentType;
  @FXML private VBox dispositionBox;
  @FXML private TextField disposition;
  @FXML private Label sentence;
  @FXML private VBox trouble;
  @FXML private TextArea url;
  @FXML private Label countdown;
  @FXML private Chip life;
  @FXML private TableView<UrlPart> table;
  @FXML private TableColumn<UrlPart, String> name;
  @FXML private TableColumn<UrlPart, String> value;
  @FXML private TableColumn<UrlPart, String> meaning;
  @FXML private Button tryIt;
  @FXML private Button copyUrl;
  @FXML private Button copyCurl;
  @FXML private TextField body;
  @FXML private Chip status;
  @FXML private Label resultLine;
  @FXML private TextArea result;

  PresignController(
      PresignViewModel model, SessionInfo session, Consumer<String> copy, Toasts toasts) {
    this.model = model;
    this.session = session;
    this.copy = copy;
    this.toasts = toasts;
  }

  @FXML
  private void initialize() {
    Columns.grow(table);
    table.setPlaceholder(new Region());
    show(life, false);
    methodPlace.getChildren().setAll(methods);
    methods.valueProperty().bindBidirectional(model.methodProperty());
    expiry.getItems().setAll(Lives.OFFERED);
    expiry.setConverter(new Lives());
    expiry.valueProperty().bindBidirectional(model.expiryProperty());
    contentType.textProperty().bindBidirectional(model.contentTypeProperty());
    disposition.textProperty().bindBidirectional(model.dispositionProperty());
    body.textProperty().bindBidirectional(model.bodyProperty());
    columns();
    countdown.setMinWidth(Region.USE_PREF_SIZE);
    clock.setCycleCount(Timeline.INDEFINITE);
    root.sceneProperty()
        .addListener(
            (o, before, scene) -> {
              if (scene == null) {
                clock.stop();
              } else {
                clock.play();
              }
            });
    model.methodProperty().addListener((o, before, now) -> sign());
    model.expiryProperty().addListener((o, before, now) -> sign());
    contentType.setOnAction(event -> sign());
    disposition.setOnAction(event -> sign());
    contentType.focusedProperty().addListener((o, before, now) -> left(now));
    disposition.focusedProperty().addListener((o, before, now) -> left(now));
    model.signedProperty().addListener((o, before, now) -> showUrl());
    model.answerProperty().addListener((o, before, now) -> showAnswer(now));
    model.problemProperty().addListener((o, before, now) -> showProblem(now));
    tryIt.disableProperty().bind(model.tryingProperty().or(url.textProperty().isEmpty()));
    copyUrl.disableProperty().bind(url.textProperty().isEmpty());
    copyCurl.disableProperty().bind(url.textProperty().isEmpty());
    showAnswer(Optional.empty());
    sign();
  }

  private void columns() {
    name.setCellValueFactory(data -> new ReadOnlyStringWrapper(data.getValue().name()));
    value.setCellValueFactory(data -> new ReadOnlyStringWrapper(data.getValue().value()));
    meaning.setCellValueFactory(data -> new ReadOnlyStringWrapper(meaning(data.getValue())));
    List.of(name, value, meaning).forEach(Columns::tips);
  }

  private String meaning(UrlPart part) {
    String key = "part." + part.name();
    return texts.bundle().containsKey(key) ? texts.get(key) : texts.get("part.other");
  }

  private void left(boolean focused) {
    if (!focused) {
      sign();
    }
  }

  private void sign() {
    show(contentTypeBox, model.methodProperty().get() == Method.PUT);
    show(body, model.methodProperty().get() == Method.PUT);
    show(dispositionBox, model.methodProperty().get() == Method.GET);
    model.sign();
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void showUrl() {
    url.setText(model.signedProperty().get().map(s -> s.url().toString()).orElse(""));
    table.getItems().setAll(model.parts());
    String who = session.arn().isEmpty() ? session.label() : session.arn();
    sentence.setText(
        texts.get("sentence." + model.methodProperty().get().name(), who)
            + model
                .signedProperty()
                .get()
                .filter(s -> !s.headers().isEmpty())
                .map(s -> " " + texts.get("sentence.headers", String.join(", ", lines(s))))
                .orElse(""));
    showClock();
  }

  private static List<String> lines(PresignGateway.Signed signed) {
    return signed.headers().entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
  }

  private void showClock() {
    Optional<Duration> left = model.remaining();
    boolean over = left.map(Duration::isNegative).orElse(false);
    show(life, left.isPresent());
    life.setText(texts.get(over ? "life.over" : "life.valid"));
    life.setTone(over ? Tone.DANGER : Tone.SUCCESS);
    countdown.setText(
        left.map(d -> over ? texts.get("left.none") : texts.get("left", Format.duration(d)))
            .orElse(""));
  }

  private void showAnswer(Optional<Answer> answer) {
    boolean there = answer.isPresent();
    show(status, there);
    show(resultLine, there);
    show(result, there);
    answer.ifPresent(
        a -> {
          status.setText(String.valueOf(a.status()));
          status.setTone(a.status() < 300 ? Tone.SUCCESS : Tone.DANGER);
          resultLine.setText(
              texts.get(
                  "result",
                  Format.millis(a.millis()),
                  a.length() < 0 ? texts.get("result.unknown") : Format.bytes(a.length())));
          result.setText(String.join("\n", a.headers()) + "\n\n" + a.body());
        });
  }

  private void showProblem(Optional<UserProblem> problem) {
    trouble.getChildren().clear();
    problem.ifPresent(
        p ->
            trouble
                .getChildren()
                .setAll(
                    new MessageBand(Tone.DANGER, p.title() + " " + p.why() + " " + p.remedy())));
  }

  @FXML
  private void tryIt() {
    model.tryIt();
  }

  @FXML
  private void copyUrl() {
    copy.accept(url.getText());
    toasts.show(texts.get("copied"), countdown.getText());
  }

  @FXML
  private void copyCurl() {
    copy.accept(model.curl());
    toasts.show(texts.get("copied.curl"), countdown.getText());
  }
}
