package dev.lectern.pane.sandbox;

import dev.lectern.pane.sandbox.ConnectViewModel.Tool;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Issuers.Issuer;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Keys to copy, and the lines that use them. */
public final class ConnectController {

  private final ConnectViewModel model;
  private final IssuersViewModel issuers;
  private final DevicesViewModel devices;
  private final Dialogs dialogs;
  private final Consumer<String> copy;
  private final Texts texts;
  private final CodeView lines = new CodeView();

  @FXML private ComboBox<Account> account;
  @FXML private Label key;
  @FXML private HBox keyBox;
  @FXML private Label secret;
  @FXML private HBox secretBox;
  @FXML private ToggleButton show;
  @FXML private HBox tools;
  @FXML private HBox linesTools;
  @FXML private StackPane linesBox;
  @FXML private FlowPane issuersBox;
  @FXML private VBox devicesBox;

  ConnectController(
      ConnectViewModel model,
      IssuersViewModel issuers,
      DevicesViewModel devices,
      Dialogs dialogs,
      Consumer<String> copy,
      Texts texts) {
    this.model = model;
    this.issuers = issuers;
    this.devices = devices;
    this.dialogs = dialogs;
    this.copy = copy;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    account.getItems().setAll(model.accounts());
    account.setConverter(new AccountNames());
    account.valueProperty().bindBidirectional(model.accountProperty());
    Segments<Tool> segments =
        new Segments<>(
            "sandbox-tool",
            tool -> texts.get("connect.tool." + tool.name().toLowerCase(Locale.ROOT)),
            Tool.values());
    segments.getStyleClass().add("small");
    segments.valueProperty().bindBidirectional(model.toolProperty());
    segments.setMaxHeight(Region.USE_PREF_SIZE);
    tools.getChildren().add(segments);
    keyBox
        .getChildren()
        .add(
            new CopyButton(
                "sandbox-copy-key",
                texts.get("connect.key.copy"),
                () -> model.accountProperty().get().accessKeyId(),
                copy));
    secretBox
        .getChildren()
        .add(
            new CopyButton(
                "sandbox-copy-secret",
                texts.get("connect.secret.copy"),
                () -> model.accountProperty().get().secretAccessKey(),
                copy));
    linesTools
        .getChildren()
        .add(
            new CopyButton(
                "sandbox-copy-lines", texts.get("connect.lines.copy"), model::lines, copy));
    show.selectedProperty().bindBidirectional(model.shownProperty());
    lines.setLabel(texts.get("connect.lines"));
    lines.area().setId("sandbox-lines");
    linesBox.getChildren().setAll(lines);
    model.accountProperty().addListener((o, before, now) -> fill());
    model.toolProperty().addListener((o, before, now) -> fill());
    model.shownProperty().addListener((o, before, now) -> fill());
    issuers.allProperty().subscribe(this::providers);
    issuers.refresh();
    var _ = new DevicesBox(devices, devicesBox, copy, texts);
    fill();
  }

  /** What is done here, for the palette too. */
  List<Action> actions() {
    return List.of(
        Action.of(
            "sandbox-issuer-add", texts.get("issuers.add"), "fth-user-check", this::addIssuer));
  }

  private void addIssuer() {
    var _ =
        dialogs.ask(
            texts.get("issuers.add.title"),
            texts.get("issuers.url"),
            "https://",
            url ->
                Attempt.after(
                    dialogs
                        .chooseFiles(texts.get("issuers.file"))
                        .thenApply(
                            files ->
                                files.isEmpty()
                                    ? Attempt.refused(
                                        UserProblem.of(
                                            texts.get("issuers.nofile"),
                                            texts.get("issuers.nofile.why"),
                                            ""))
                                    : issuers.keep(url, files.getFirst()))));
  }

  private void providers(List<Issuer> all) {
    Label title = new Label(texts.get(all.isEmpty() ? "issuers.none" : "issuers.title"));
    title.getStyleClass().addAll("text-small", "text-muted");
    issuersBox.getChildren().setAll(title);
    for (Issuer one : all) {
      Label name = new Label(texts.get("issuers.row", one.url(), one.keyIds().size()));
      name.getStyleClass().add("mono");
      Button forget = new Button();
      Icons.only(forget, "fth-x", texts.get("issuers.forget", one.url()));
      forget.setId("sandbox-issuer-forget-" + one.url().replaceAll("[^a-z0-9]+", "-"));
      forget.getStyleClass().addAll("flat", "small");
      forget.setOnAction(event -> issuers.forget(one.url()));
      HBox row = new HBox(4, name, forget);
      row.setAlignment(Pos.CENTER_LEFT);
      issuersBox.getChildren().add(row);
    }
    issuersBox.getChildren().add(ActionButtons.of(actions().getFirst()));
  }

  private void fill() {
    boolean shown = model.shownProperty().get();
    Icons.only(
        show,
        shown ? "fth-eye-off" : "fth-eye",
        texts.get(shown ? "connect.hide" : "connect.show"));
    key.setText(model.accountProperty().get().accessKeyId());
    secret.setText(model.secret());
    lines.show(
        model.shownLines(),
        switch (model.toolProperty().get()) {
          case JAVA -> Syntax.JAVA;
          case BASH -> Syntax.SHELL;
          case POWERSHELL, PROFILE, ROLE, PYTHON -> Syntax.PLAIN;
        });
  }

  private static final class AccountNames extends StringConverter<Account> {
    @Override
    public String toString(Account account) {
      return account == null ? "" : account.id();
    }

    @Override
    public Account fromString(String text) {
      throw new UnsupportedOperationException("the list is not edited");
    }
  }
}
