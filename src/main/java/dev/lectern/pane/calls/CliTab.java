package dev.lectern.pane.calls;

import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The call as a line for the AWS CLI. */
final class CliTab implements CallTab {

  private final CallServices services;
  private final Texts texts;
  private final CodeView code = new CodeView();
  private final VBox notes = new VBox(4);
  private final Button keys = new Button();
  private final VBox view;
  private @Nullable CallDetails shown;

  CliTab(CallServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
    code.setLabel(texts.get("tab.cli"));
    code.setWrap(true);
    keys.setText(texts.get("cli.keys"));
    keys.setId("call-cli-keys");
    keys.getStyleClass().add("small");
    keys.setMinWidth(Button.USE_PREF_SIZE);
    keys.setTooltip(new Tooltip(texts.get("cli.keys.tip")));
    keys.setOnAction(event -> copyKeys());
    CopyButton copy = services.copy("call-cli-copy", texts.get("tab.cli"), code::text);
    view = new VBox(8, Parts.header(texts.get("cli.about"), keys, copy), code, notes);
    Parts.fill(view, code);
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(CallDetails details) {
    shown = details;
    code.show(details.cli().text(), Syntax.SHELL);
    Parts.show(notes, details.cli().notes());
    boolean known = account(details).isPresent();
    keys.setVisible(known);
    keys.setManaged(known);
  }

  private Optional<SandboxInstance.Account> account(CallDetails details) {
    return services
        .sandbox()
        .get()
        .filter(sandbox -> sandbox.endpoint().equals(details.call().endpoint()))
        .flatMap(
            sandbox ->
                sandbox.accounts().stream()
                    .filter(account -> account.id().equals(details.call().accountId()))
                    .findFirst());
  }

  private void copyKeys() {
    if (shown == null) {
      return;
    }
    account(shown)
        .ifPresent(
            account -> {
              services
                  .desktop()
                  .copy(
                      "export AWS_ACCESS_KEY_ID="
                          + account.accessKeyId()
                          + "\nexport AWS_SECRET_ACCESS_KEY="
                          + account.secretAccessKey()
                          + "\nunset AWS_SESSION_TOKEN\n");
              services
                  .toasts()
                  .show(texts.get("cli.keys.copied", account.id()), texts.get("cli.keys.detail"));
            });
  }
}
