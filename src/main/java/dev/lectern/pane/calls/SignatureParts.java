package dev.lectern.pane.calls;

import dev.lectern.calls.CanonicalDiff;
import dev.lectern.calls.SignatureTrace;
import dev.lectern.sigv4.Scope;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Colours date, Region, service and body hash alike wherever they stand, so that the eye can follow
 * each into the signature.
 *
 * @param marks style class by the text that it marks, longest first
 */
record SignatureParts(
    SignatureTrace trace, Scope scope, Map<String, String> marks, Pattern pattern, Texts texts) {

  /** A hash is cut to so many digits at each end. */
  private static final int HASH_DIGITS = 8;

  /** What stands for the hash of a body that is signed in chunks or not at all. */
  private static final String BODY_NAME = "(STREAMING|UNSIGNED)-[A-Z0-9-]+";

  static SignatureParts of(SignatureTrace trace, Texts texts) {
    String[] string = trace.stringToSign().split("\n", -1);
    Scope scope = SignatureTab.scope(trace);
    String canonical = trace.canonicalRequest();
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put(canonical.substring(canonical.lastIndexOf('\n') + 1), "sig-body");
    marks.put(string[3], "sig-hash");
    marks.put(string[1], "sig-date");
    marks.put(scope.date(), "sig-date");
    marks.put(scope.region(), "sig-region");
    marks.put("/" + scope.service() + "/", "sig-service");
    marks.remove("");
    Pattern pattern =
        Pattern.compile(
            marks.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    return new SignatureParts(trace, scope, marks, pattern, texts);
  }

  /** A line with its parts marked and, at the right, what it is. */
  HBox line(String text, String tag) {
    HBox row = new HBox();
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("signature-line");
    boolean marked = tag.isEmpty() ? text.startsWith("x-amz-") : true;
    Matcher matcher = pattern.matcher(text);
    int end = 0;
    while (marked && matcher.find()) {
      plain(row, text.substring(end, matcher.start()), matcher.group().matches(BODY_NAME));
      mark(row, matcher.group());
      end = matcher.end();
    }
    plain(row, text.substring(end), false);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label name = Parts.text(tag, "text-small", "text-muted");
    name.setMinWidth(Label.USE_PREF_SIZE);
    row.getChildren().addAll(gap, name);
    row.setAccessibleText(tag.isEmpty() ? text : tag + ": " + text);
    return row;
  }

  /** What a line of the canonical request is, empty for headers, which say it themselves. */
  String tag(CanonicalDiff.Line line) {
    return switch (line.part()) {
      case "method" -> texts.get("signature.tag.method");
      case "path" -> texts.get("signature.tag.path");
      case "query" ->
          texts.get(
              line.client() == null || line.client().isEmpty()
                  ? "signature.tag.query.empty"
                  : "signature.tag.query");
      case "signed headers" -> texts.get("signature.tag.signed");
      case "body SHA-256" -> texts.get("signature.tag.body");
      default -> "";
    };
  }

  private void mark(HBox row, String found) {
    String style = marks.getOrDefault(found, "");
    if (style.equals("sig-service")) {
      plain(row, "/", false);
      row.getChildren().add(label(found.substring(1, found.length() - 1), style));
      plain(row, "/", false);
      return;
    }
    boolean hash = found.matches("[0-9a-f]{64}");
    Label label = label(hash ? CallText.middle(found, HASH_DIGITS) : found, style);
    if (hash) {
      label.setTooltip(new Tooltip(found));
    } else if (found.matches(BODY_NAME)) {
      label.setMinWidth(Label.USE_COMPUTED_SIZE);
      shorten(label, found);
    }
    row.getChildren().add(label);
  }

  private static Label label(String text, String style) {
    Label label = Parts.text(text, "mono", "sig", style);
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  /**
   * @param whole whether it keeps its width: what follows is long and gives way
   */
  private static void plain(HBox row, String text, boolean whole) {
    if (!text.isEmpty()) {
      Label label = whole ? Parts.whole(text, "mono") : Parts.text(text, "mono");
      shorten(label, text);
      row.getChildren().add(label);
    }
  }

  private static void shorten(Label label, String text) {
    label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    label
        .textTruncatedProperty()
        .subscribe(cut -> label.setTooltip(cut ? new Tooltip(text) : null));
  }
}
