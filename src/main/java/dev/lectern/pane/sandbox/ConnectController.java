package dev.lectern.pane.sandbox;

import dev.lectern.pane.sandbox.ConnectViewModel.Tool;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/** Keys to copy, and the lines that use them. */
public final class ConnectController {

  private final ConnectViewModel model;
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

  ConnectController(ConnectViewModel model, Consumer<String> copy, Texts texts) {
    this.model = model;
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
    fill();
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
          case POWERSHELL, PROFILE, PYTHON -> Syntax.PLAIN;
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
