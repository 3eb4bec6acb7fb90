package dev.lectern.pane.lambda.url;

import dev.lectern.pane.lambda.url.UrlsGateway.Answer;
import dev.lectern.pane.lambda.url.UrlsGateway.Grant;
import dev.lectern.pane.lambda.url.UrlsGateway.Rules;
import dev.lectern.pane.lambda.url.UrlsGateway.Url;
import dev.lectern.pane.lambda.url.UrlsGateway.Visit;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One URL: its address, how it answers, who may come, and a visit. FX thread. */
final class UrlCard extends VBox {

  static final String NONE = "NONE";
  static final String IAM = "AWS_IAM";
  static final String BUFFERED = "BUFFERED";
  static final String STREAM = "RESPONSE_STREAM";
  private static final int MOST_ROWS = 12;

  private final UrlsViewModel model;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final String id;
  private final ComboBox<String> auth;
  private final ComboBox<String> mode;
  private final CorsFields cors;
  private final Separator line = new Separator();
  private final VBox policy = new VBox(4);
  private final Label closed = parts.note(texts.get("url.iam"));
  private final Map<Grant, Chip> statements = new EnumMap<>(Grant.class);
  private final List<Node> open = new ArrayList<>();
  private final Button grant;
  private final Button withdraw;
  private final ComboBox<String> method;
  private final TextField path;
  private final TextField body;
  private final CheckBox signed = new CheckBox(texts.get("url.sign"));
  private final Button send;
  private final VBox answer = new VBox(4);
  private final Button save;
  private Url url;
  private boolean saved;
  private boolean visiting;

  UrlCard(Url url, UrlsViewModel model, Consumer<String> copy, Consumer<String> browse) {
    this.url = url;
    this.model = model;
    setSpacing(8);
    id = "lambda-url-" + (url.qualifier().isEmpty() ? "function" : url.qualifier());
    auth = choice(id + "-auth", "url.auth", NONE, IAM);
    mode = choice(id + "-mode", "url.mode", BUFFERED, STREAM);
    cors = new CorsFields(id, parts);
    method = choice(id + "-method", "url.method", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
    method.setValue("GET");
    path = parts.field(id + "-path", "url.path", 16);
    path.setText("/");
    body = parts.field(id + "-body", "url.body", 24);
    signed.setId(id + "-signed");
    signed.setSelected(true);
    save = parts.button(id + "-save", "url.save", "", this::save, "accent");
    send = parts.button(id + "-send", "url.send", "fth-play", this::visit);
    grant =
        parts.button(
            id + "-grant", "url.grant", "fth-shield", () -> model.grant(this.url), "accent");
    withdraw = parts.button(id + "-withdraw", "url.withdraw", "", () -> model.withdraw(this.url));
    open.add(parts.note(texts.get("url.none")));
    for (Grant each : Grant.values()) {
      open.add(statement(each));
    }
    open.add(parts.row(grant, withdraw));
    MiddleEllipsisLabel address = new MiddleEllipsisLabel(url.address());
    address.setId(id + "-address");
    address.getStyleClass().add("mono");
    HBox.setHgrow(address, Priority.ALWAYS);
    Label name =
        new Label(
            url.qualifier().isEmpty()
                ? texts.get("url.function")
                : texts.get("url.alias", url.qualifier()));
    name.getStyleClass().add("heading");
    name.setMinWidth(USE_PREF_SIZE);
    Button look =
        parts.button(
            id + "-open", "url.browse", "fth-external-link", () -> browse.accept(url.address()));
    look.getStyleClass().addAll("small", "flat");
    Button delete = parts.button(id + "-delete", "delete", "", () -> model.delete(this.url));
    delete.getStyleClass().addAll("button-outlined", "danger", "small");
    HBox head =
        new HBox(
            8,
            name,
            address,
            new CopyButton(id + "-copy", texts.get("url.address"), url::address, copy),
            look,
            delete);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .setAll(
            line,
            head,
            parts.note(texts.get("url.modes")),
            parts.row(auth, mode),
            parts.note(texts.get("url.cors")),
            cors.view(),
            parts.row(save),
            policy,
            parts.note(texts.get("url.visit")),
            parts.row(method, path, body, signed, send),
            answer);
    InvalidationListener changed = any -> changed();
    auth.valueProperty().addListener(changed);
    mode.valueProperty().addListener(changed);
    for (var each : cors.inputs()) {
      each.addListener(changed);
    }
    path.textProperty().addListener(changed);
    fill(url.rules());
    show(url);
  }

  private ComboBox<String> choice(String node, String key, String... items) {
    ComboBox<String> choice = parts.choice(node, key);
    choice.getItems().setAll(items);
    return choice;
  }

  private HBox statement(Grant of) {
    Chip state = new Chip("", Tone.WARNING);
    state.setMinWidth(USE_PREF_SIZE);
    statements.put(of, state);
    Label statement = new Label(of.statement());
    statement.getStyleClass().addAll("mono", "text-small");
    statement.setWrapText(true);
    statement.setMinHeight(USE_PREF_SIZE);
    HBox row = new HBox(8, state, statement);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Whether there is another one above. */
  void setApart(boolean apart) {
    line.setVisible(apart);
    line.setManaged(apart);
  }

  /** Shows it as it is now; what was typed and neither saved nor sent stays. */
  void show(Url now) {
    boolean untouched = cors.valid() && edited().equals(url.rules());
    url = now;
    if (untouched || saved) {
      fill(now.rules());
    }
    saved = false;
    signed.setVisible(now.rules().signed());
    signed.setManaged(now.rules().signed());
    policy();
    changed();
  }

  private void save() {
    model.save(url, edited(), () -> saved = true);
  }

  private void fill(Rules rules) {
    auth.setValue(rules.signed() ? IAM : NONE);
    mode.setValue(rules.streams() ? STREAM : BUFFERED);
    cors.show(rules.cors());
  }

  private Rules edited() {
    return new Rules(IAM.equals(auth.getValue()), STREAM.equals(mode.getValue()), cors.edited());
  }

  private void changed() {
    save.setDisable(!cors.valid() || edited().equals(url.rules()));
    send.setDisable(visiting || !path.getText().startsWith("/"));
  }

  private void policy() {
    List<Node> rows = url.rules().signed() ? List.of(closed) : open;
    if (!policy.getChildren().equals(rows)) {
      policy.getChildren().setAll(rows);
    }
    statements.forEach(
        (each, state) -> {
          boolean there = url.granted().containsKey(each);
          state.setText(texts.get(there ? "url.granted" : "url.missing"));
          state.setTone(there ? Tone.SUCCESS : Tone.WARNING);
        });
    grant.setDisable(url.missing().isEmpty());
    withdraw.setDisable(url.granted().isEmpty());
  }

  private void visit() {
    visiting = true;
    changed();
    model.visit(
        new Visit(
            url.address(),
            method.getValue(),
            path.getText().strip(),
            body.getText(),
            url.rules().signed() && signed.isSelected()),
        this::came,
        () -> {
          visiting = false;
          changed();
        });
  }

  private void came(Answer of) {
    Chip status =
        new Chip(
            Integer.toString(of.status()),
            of.status() < 300 ? Tone.SUCCESS : of.status() < 500 ? Tone.WARNING : Tone.DANGER);
    status.setId(id + "-status");
    Label times = parts.note(texts.get("url.times", of.firstMillis(), of.millis()));
    HBox line = new HBox(8, status, times);
    line.setAlignment(Pos.CENTER_LEFT);
    String text = String.join("\n", of.headers()) + "\n\n" + of.body();
    TextArea shown = new TextArea(text);
    shown.setId(id + "-answer");
    shown.setAccessibleText(texts.get("url.answer"));
    shown.getStyleClass().add("mono");
    shown.setEditable(false);
    shown.setWrapText(true);
    shown.setPrefRowCount((int) Math.min(MOST_ROWS, text.lines().count() + 1));
    answer.getChildren().setAll(line, shown);
  }
}
