package dev.lectern.shell.session;

import dev.lectern.aws.SessionInfo;
import dev.lectern.aws.SessionState;
import dev.lectern.ui.i18n.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says over every pane that the account is real, what is stopped, and how to unlock it. */
final class BannerController {

  private final Texts texts;
  private final SessionViewModel model;
  private final SessionDialogs dialogs;

  @FXML private HBox root;
  @FXML private FontIcon icon;
  @FXML private Label heading;
  @FXML private Label sentence;
  @FXML private Button unlock;
  @FXML private Button lock;

  BannerController(Texts texts, SessionViewModel model, SessionDialogs dialogs) {
    this.texts = texts;
    this.model = model;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    unlock.setOnAction(event -> dialogs.unlock());
    lock.setOnAction(event -> model.lock());
    model.look().addListener((o, before, now) -> show());
    model.stopped().addListener((o, before, now) -> show());
    show();
  }

  private void show() {
    SessionState.Ready ready = model.ready();
    boolean real = ready != null && ready.clients().session().real();
    root.setVisible(real);
    root.setManaged(real);
    if (ready == null || !real) {
      return;
    }
    SessionInfo info = ready.clients().session();
    boolean writes = ready.writable();
    root.getStyleClass().remove("unlocked");
    if (writes) {
      root.getStyleClass().add("unlocked");
    }
    icon.setIconLiteral(writes ? "fth-unlock" : "fth-lock");
    heading.setText(texts.get("banner.title", SessionLook.spacedAccount(info.accountId())));
    String stopped = model.stopped().get();
    sentence.setText(
        writes
            ? texts.get("banner.unlocked", info.label(), info.region())
            : stopped.isEmpty()
                ? texts.get("banner.read-only", info.label(), info.region())
                : texts.get("banner.stopped", stopped));
    unlock.setVisible(!writes);
    unlock.setManaged(!writes);
    lock.setVisible(writes);
    lock.setManaged(writes);
  }
}
