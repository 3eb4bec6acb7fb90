package dev.lectern.shell.session;

import atlantafx.base.theme.Styles;
import dev.lectern.aws.SessionSpec;
import dev.lectern.aws.SessionState;
import dev.lectern.pane.PaneContext;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Stands where the panes would be while the session is made, or waits for its user. */
final class PageController {

  private static final PseudoClass DANGER = Styles.STATE_DANGER;

  private final Texts texts;
  private final SessionViewModel model;
  private final PaneContext.Desktop desktop;

  @FXML private FontIcon icon;
  @FXML private Label title;
  @FXML private Label sentence;
  @FXML private ProgressBar bar;
  @FXML private HBox mfa;
  @FXML private TextField code;
  @FXML private Button go;
  @FXML private Label mfaRefused;
  @FXML private Label mfaBelow;
  @FXML private VBox signIn;
  @FXML private Label userCode;
  @FXML private HBox copyCode;
  @FXML private Label address;
  @FXML private Button open;
  @FXML private HBox copyAddress;
  @FXML private FlowPane ways;

  PageController(Texts texts, SessionViewModel model, PaneContext.Desktop desktop) {
    this.texts = texts;
    this.model = model;
    this.desktop = desktop;
  }

  @FXML
  private void initialize() {
    go.disableProperty().bind(code.textProperty().map(typed -> !typed.strip().matches("\\d{6}")));
    go.setOnAction(event -> model.answerMfa(code.getText()));
    code.setOnAction(event -> go.fire());
    code.sceneProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null && mfa.isVisible()) {
                code.requestFocus();
              }
            });
  }

  void connecting(SessionSpec spec, List<Action> next) {
    show("fth-link", texts.get("page.connecting.title", spec.label()), connectingText(spec), next);
    icon.getStyleClass().add("waiting");
    only(bar);
  }

  private String connectingText(SessionSpec spec) {
    return texts.get(
        spec instanceof SessionSpec.Profile ? "page.connecting.process" : "page.connecting.text");
  }

  void asking(SessionSpec spec, SessionState.UserAction action, List<Action> next) {
    switch (action) {
      case SessionState.UserAction.EnterMfaCode(String serial, var refused) -> {
        show(
            "fth-smartphone",
            texts.get("mfa.title", spec.label()),
            texts.get("mfa.text", serial),
            next);
        mfaRefused.setText(refused.map(UserProblem::why).orElse(""));
        code.pseudoClassStateChanged(DANGER, refused.isPresent());
        if (refused.isPresent()) {
          only(mfa, mfaRefused, mfaBelow);
        } else {
          only(mfa, mfaBelow);
        }
      }
      case SessionState.UserAction.SignIn(var where, String shown) -> {
        show("fth-log-in", texts.get("signin.title", spec.label()), texts.get("signin.text"), next);
        userCode.setText(shown);
        address.setText(where.toString());
        copyCode
            .getChildren()
            .setAll(
                new CopyButton(
                    "session-signin-copy", texts.get("signin.code"), () -> shown, desktop::copy));
        copyAddress
            .getChildren()
            .setAll(
                new CopyButton(
                    "session-signin-copy-address",
                    texts.get("signin.address"),
                    where::toString,
                    desktop::copy));
        open.setOnAction(event -> desktop.browse(where.toString()));
        only(signIn);
      }
    }
  }

  private void show(String literal, String heading, String text, List<Action> next) {
    icon.setIconLiteral(literal);
    title.setText(heading);
    sentence.setText(text);
    ways.getChildren().setAll(next.stream().map(ActionButtons::of).toList());
  }

  private void only(Node... shown) {
    for (Node node : List.of(bar, mfa, mfaRefused, mfaBelow, signIn)) {
      boolean visible = List.of(shown).contains(node);
      node.setVisible(visible);
      node.setManaged(visible);
    }
  }
}
