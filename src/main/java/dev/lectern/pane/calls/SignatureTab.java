package dev.lectern.pane.calls;

import dev.lectern.calls.CanonicalDiff;
import dev.lectern.calls.SignatureTrace;
import dev.lectern.sigv4.Scope;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a call, step by step: "Create a signed AWS API request" in the IAM User Guide.
 * Where the server computed another canonical request, the lines that differ are marked.
 */
final class SignatureTab implements CallTab {

  /** Two columns need room for this many letters. */
  private static final double LETTERS = 52;

  /** What AWS's protocols call it ("Common Errors" of S3, of DynamoDB). */
  private static final Set<String> REFUSED =
      Set.of("SignatureDoesNotMatch", "InvalidSignatureException");

  private final CallServices services;
  private final Texts texts;
  private final StackPane view = new StackPane();

  SignatureTab(CallServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void show(CallDetails details) {
    SignatureTrace trace = details.signature();
    if (trace == null) {
      VBox none = new VBox(Parts.wrapped(texts.get("signature.none"), "text-muted"));
      view.getChildren().setAll(Parts.scroll(none));
      return;
    }
    SignatureParts parts = SignatureParts.of(trace, texts);
    HBox first = step(1, "signature.canonical", canonicalCopy(trace));
    VBox left = Parts.section(first, lines(details, parts));
    VBox right = Parts.section(step(2, "signature.string"), stringToSign(parts));
    right.getChildren().addAll(verdict(details), legend());
    VBox all =
        new VBox(
            12,
            Parts.columns(left, right, (Label) first.getChildren().getFirst(), LETTERS),
            Parts.section(keyHeading(trace), new KeyChain(trace, parts.scope(), texts)),
            Parts.section(step(4, "signature.result"), result(trace)),
            Parts.section(step(5, "signature.header"), authorization(details)));
    ScrollPane scroll = Parts.scroll(all);
    scroll.setId("call-signature");
    view.getChildren().setAll(scroll);
  }

  private Node canonicalCopy(SignatureTrace trace) {
    return services.copy(
        "call-signature-copy", texts.get("signature.canonical"), trace::canonicalRequest);
  }

  private Node lines(CallDetails details, SignatureParts parts) {
    VBox well = well();
    SignatureTrace trace = parts.trace();
    List<CanonicalDiff.Line> lines =
        details.canonical().isEmpty()
            ? CanonicalDiff.compare(trace.canonicalRequest(), trace.canonicalRequest())
            : details.canonical();
    for (CanonicalDiff.Line line : lines) {
      if (line.part().equals("signed headers")) {
        well.getChildren().add(parts.line("", ""));
      }
      if (line.equal()) {
        well.getChildren().add(parts.line(text(line.client()), parts.tag(line)));
      } else {
        well.getChildren().add(differs(line.client(), "signature.client", "removed"));
        well.getChildren().add(differs(line.server(), "signature.server", "added"));
      }
    }
    return well;
  }

  private Node differs(@Nullable String line, String who, String style) {
    Label text = Parts.wrapped(line == null ? texts.get("signature.absent") : line, "mono");
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Label side = Parts.whole(texts.get(who), "text-small", "text-muted");
    HBox row = new HBox(8, Parts.text(style.equals("added") ? "+" : "−", "mono"), text, side);
    row.getStyleClass().addAll("signature-line", "differs", style);
    row.setAccessibleText(side.getText() + ": " + text.getText());
    return row;
  }

  private static String text(@Nullable String line) {
    return line == null ? "" : line;
  }

  private Node stringToSign(SignatureParts parts) {
    VBox well = well();
    String[] lines = parts.trace().stringToSign().split("\n", -1);
    String[] tags = {
      "signature.tag.algorithm", "signature.tag.time", "signature.tag.scope", "signature.tag.hash"
    };
    for (int i = 0; i < lines.length && i < tags.length; i++) {
      well.getChildren().add(parts.line(lines[i], texts.get(tags[i])));
    }
    return well;
  }

  private Node verdict(CallDetails details) {
    int all = details.canonical().size();
    long different = details.canonical().stream().filter(line -> !line.equal()).count();
    boolean refused = REFUSED.contains(String.valueOf(details.call().errorCode()));
    if (all == 0) {
      return refused
          ? new MessageBand(Tone.DANGER, texts.get("signature.refused"))
          : new MessageBand(Tone.ACCENT, texts.get("signature.unknown"));
    }
    if (different > 0) {
      return new MessageBand(Tone.DANGER, texts.get("signature.differs", different, all));
    }
    if (refused) {
      return new MessageBand(Tone.DANGER, texts.get("signature.secret", all));
    }
    return new MessageBand(
        Tone.SUCCESS, texts.get("signature.same", all) + " " + texts.get("signature.same.more"));
  }

  private Node legend() {
    FlowPane flow = new FlowPane(4, 4);
    flow.getChildren()
        .add(Parts.text(texts.get("signature.legend.start"), "text-small", "text-muted"));
    for (String part : List.of("date", "region", "service", "body")) {
      flow.getChildren()
          .add(Parts.text(texts.get("signature.part." + part), "text-small", "sig", "sig-" + part));
    }
    Label end = Parts.wrapped(texts.get("signature.legend.end"), "text-small", "text-muted");
    end.maxWidthProperty().bind(flow.widthProperty());
    flow.getChildren().add(end);
    return flow;
  }

  private HBox keyHeading(SignatureTrace trace) {
    HBox heading = step(3, "signature.key");
    heading
        .getChildren()
        .add(
            2,
            Parts.text(
                texts.get(trace.keys() == null ? "signature.key.real" : "signature.key.shown"),
                "text-small",
                "text-muted"));
    return heading;
  }

  private Node result(SignatureTrace trace) {
    Label verdict =
        Parts.whole(
            texts.get(trace.equal() ? "signature.equal" : "signature.different"),
            trace.equal() ? "success" : "danger");
    verdict.setGraphic(Icons.of(trace.equal() ? "fth-check" : "fth-x"));
    verdict.setId("call-signature-verdict");
    VBox well = well();
    well.getChildren()
        .addAll(
            named("signature.computed", trace.computed()),
            named("signature.sent", trace.sent(), verdict));
    return well;
  }

  private HBox named(String key, String value, Node... more) {
    Label name = Parts.text(texts.get(key), "mono", "text-muted");
    name.setMinWidth(96);
    HBox row = new HBox(8, name, new MiddleEllipsisLabel(value));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getChildren().addAll(more);
    row.getStyleClass().add("signature-line");
    return row;
  }

  private static Node authorization(CallDetails details) {
    String header =
        details.call().attempts().getLast().request().headers().entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase("Authorization"))
            .flatMap(entry -> entry.getValue().stream())
            .findFirst()
            .orElse("");
    VBox well = well();
    well.getChildren().add(Parts.wrapped(header.replace(", ", ",\n"), "mono"));
    return well;
  }

  private static VBox well() {
    VBox well = new VBox();
    well.getStyleClass().addAll("well", "signature-well");
    return well;
  }

  private HBox step(int number, String key, Node... tools) {
    HBox heading = Parts.heading(texts.get(key), tools);
    heading.getChildren().addFirst(Parts.text(String.valueOf(number), "step-number"));
    return heading;
  }

  /** The scope that a string to sign names. */
  static Scope scope(SignatureTrace trace) {
    String[] parts = trace.stringToSign().split("\n", -1)[2].split("/", -1);
    return new Scope(parts[0], parts[1], parts[2]);
  }
}
