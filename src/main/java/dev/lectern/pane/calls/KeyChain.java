package dev.lectern.pane.calls;

import dev.lectern.calls.SignatureTrace;
import dev.lectern.sigv4.Scope;
import dev.lectern.ui.i18n.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** From the secret, which is never shown, to the signing key: one HMAC a step. */
final class KeyChain extends FlowPane {

  private static final String HIDDEN = "• • • • • •";

  KeyChain(SignatureTrace trace, Scope scope, Texts texts) {
    super(8, 8);
    SignatureTrace.Keys keys = trace.keys();
    getStyleClass().add("key-chain");
    setAccessibleText(texts.get("signature.key"));
    getChildren()
        .addAll(
            key("kSecret", HIDDEN),
            step(scope.date(), "sig-date"),
            key("kDate", keys == null ? HIDDEN : keys.date()),
            step(scope.region(), "sig-region"),
            key("kRegion", keys == null ? HIDDEN : keys.region()),
            step(scope.service(), "sig-service"),
            key("kService", keys == null ? HIDDEN : keys.service()),
            step(Scope.TERMINATOR, "sig-plain"),
            key("kSigning", keys == null ? HIDDEN : keys.signing()));
  }

  private static Node key(String name, String value) {
    boolean hex = value.length() == 64;
    Label shown = Parts.text(hex ? value.substring(0, 6) + "…" : value, "mono");
    if (hex) {
      shown.setTooltip(new Tooltip(value));
    }
    VBox box = new VBox(Parts.text(name, "text-small", "text-muted"), shown);
    box.getStyleClass().addAll("well", "key-box");
    return box;
  }

  private static Node step(String with, String style) {
    VBox box =
        new VBox(
            Parts.text("HMAC →", "text-small", "text-muted"),
            Parts.text(with, "mono", "sig", style));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("key-step");
    return box;
  }
}
