package dev.lectern.pane.calls;

import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Decision.Kind;
import dev.lectern.sandbox.Decision.Layer;
import dev.lectern.sandbox.Decision.Match;
import dev.lectern.sandbox.Decision.Outcome;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a tree: a row for each kind of policy, below it its statements that apply and those
 * that nearly do. FX thread.
 */
final class LayersView extends VBox {

  private final Texts texts;
  private final String prefix;
  private final ReadOnlyObjectWrapper<@Nullable Match> chosen = new ReadOnlyObjectWrapper<>();
  private final List<Button> lines = new ArrayList<>();

  LayersView(Decision decision, Texts texts, String prefix) {
    this.texts = texts;
    this.prefix = prefix;
    getStyleClass().add("why-layers");
    denies(decision);
    decision.layers().forEach(layer -> layer(decision, layer));
    organization();
    chosen.set(first(decision));
    mark();
  }

  /** The statement that is looked at: first of all the one that decided, or that nearly did. */
  ReadOnlyObjectProperty<@Nullable Match> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** The statement that decided; of a denial without one, that which came nearest. */
  private static @Nullable Match first(Decision decision) {
    Stream<Layer> layers =
        decision.layers().stream()
            .filter(one -> decision.by() == null || one.kind() == decision.by());
    return layers
        .flatMap(
            layer ->
                Stream.concat(
                    layer.matches().stream().filter(match -> match.allow() != decision.explicit()),
                    layer.near().stream()
                        .filter(Match::allow)
                        .sorted(Comparator.comparing(LayersView::otherAction))))
        .findFirst()
        .orElse(null);
  }

  /** A statement for another action is less near than one that speaks of this one. */
  private static boolean otherAction(Match match) {
    return match.mismatch() != null && match.mismatch().element().endsWith("Action");
  }

  /** An explicit Deny comes before all else, so it has a line of its own. */
  private void denies(Decision decision) {
    long looked =
        decision.layers().stream()
            .flatMap(layer -> Stream.concat(layer.matches().stream(), layer.near().stream()))
            .filter(match -> !match.allow())
            .count();
    long matched =
        decision.layers().stream()
            .flatMap(layer -> layer.matches().stream())
            .filter(match -> !match.allow())
            .count();
    String words =
        matched > 0
            ? texts.get("why.deny.match")
            : looked > 0 ? texts.get("why.deny.near", looked) : texts.get("why.deny.none");
    getChildren()
        .add(
            row(
                matched > 0 ? "fth-x-circle" : "fth-slash",
                texts.get("why.deny"),
                words,
                matched > 0
                    ? new Chip(texts.get("why.yes"), Tone.DANGER)
                    : new Chip(texts.get("why.no"), Tone.NEUTRAL),
                matched > 0 ? "danger" : "quiet"));
  }

  private void layer(Decision decision, Layer layer) {
    boolean missing = layer.kind() == decision.by() && !decision.explicit();
    Chip chip =
        switch (layer.outcome()) {
          case ALLOWS -> new Chip(texts.get("why.allow"), Tone.SUCCESS);
          case DENIES -> new Chip(texts.get("why.denies"), Tone.DANGER);
          case SILENT -> new Chip(texts.get("why.silent"), missing ? Tone.DANGER : Tone.NEUTRAL);
          case ABSENT -> new Chip(texts.get("why.none"), missing ? Tone.DANGER : Tone.NEUTRAL);
        };
    String icon =
        switch (layer.outcome()) {
          case ALLOWS -> "fth-check-circle";
          case DENIES -> "fth-x-circle";
          case SILENT, ABSENT -> missing ? "fth-x-circle" : "fth-minus";
        };
    HBox row =
        row(
            icon,
            texts.get("why.layer." + word(layer.kind())),
            summary(layer),
            chip,
            layer.outcome() == Outcome.ALLOWS
                ? "success"
                : missing || layer.outcome() == Outcome.DENIES ? "danger" : "quiet");
    row.setId(prefix + "-layer-" + word(layer.kind()));
    getChildren().add(row);
    layer.matches().forEach(match -> line(layer, match));
    layer.near().forEach(match -> line(layer, match));
  }

  /** On AWS the policies of an organization come before all of these. */
  private void organization() {
    HBox row =
        row(
            "fth-minus",
            texts.get("why.layer.organization"),
            texts.get("why.absent.organization"),
            new Chip(texts.get("why.none"), Tone.NEUTRAL),
            "quiet");
    row.setId(prefix + "-layer-organization");
    getChildren().add(row);
  }

  private String summary(Layer layer) {
    return switch (layer.outcome()) {
      case ABSENT -> texts.get("why.absent." + word(layer.kind()));
      case SILENT ->
          layer.near().isEmpty()
              ? texts.get("why.silent.none")
              : texts.get("why.silent.near", layer.near().size());
      case ALLOWS, DENIES -> {
        Match match =
            layer.matches().stream()
                .filter(one -> one.allow() == (layer.outcome() == Outcome.ALLOWS))
                .findFirst()
                .orElse(layer.matches().getFirst());
        yield layer.kind() == Kind.ACL ? match.policy() : name(match.policy());
      }
    };
  }

  private static HBox row(String icon, String name, String summary, Chip chip, String style) {
    Label title = Parts.whole(name, "heading");
    Label words = new Label(summary);
    words.getStyleClass().add("text-muted");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, Icons.of(icon), title, words, chip);
    title.setPrefWidth(Region.USE_COMPUTED_SIZE);
    title.getStyleClass().add("why-name");
    row.getStyleClass().addAll("why-row", style);
    row.setAccessibleText(name + ": " + chip.getText() + ", " + summary);
    return row;
  }

  private void line(Layer layer, Match match) {
    if (match.text().isEmpty()) {
      return;
    }
    Chip effect =
        new Chip(
            texts.get(match.allow() ? "why.effect.allow" : "why.effect.deny"),
            match.mismatch() != null ? Tone.OUTLINED : match.allow() ? Tone.SUCCESS : Tone.DANGER);
    effect.setMinWidth(Region.USE_PREF_SIZE);
    Label name =
        new Label(
            match.sid().isEmpty()
                ? texts.get("why.nth", match.statement() + 1, name(match.policy()))
                : texts.get("why.sid", match.sid(), name(match.policy())));
    name.setMinWidth(60);
    Label fails = new Label();
    fails.getStyleClass().addAll("text-small", "text-muted");
    fails.setMinWidth(0);
    if (match.mismatch() != null) {
      fails.setText(texts.get("why.fails", match.mismatch().element()));
    }
    CutTip.on(name);
    CutTip.on(fails);
    HBox content = new HBox(8, effect, name, fails);
    content.getStyleClass().add("why-line-content");
    Button line = new Button(null, content);
    line.setId(prefix + "-statement-" + word(layer.kind()) + "-" + lines.size());
    line.getStyleClass().addAll("flat", "why-line");
    line.setMaxWidth(Double.MAX_VALUE);
    line.setUserData(match);
    line.setAccessibleText(effect.getText() + ", " + name.getText() + " " + fails.getText());
    line.setOnAction(
        event -> {
          chosen.set(match);
          mark();
        });
    lines.add(line);
    getChildren().add(line);
  }

  private void mark() {
    for (Button line : lines) {
      line.pseudoClassStateChanged(
          javafx.css.PseudoClass.getPseudoClass("selected"), line.getUserData() == chosen.get());
    }
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Of an ARN its last part. */
  static String name(String policy) {
    return policy.startsWith("arn:") ? policy.substring(policy.lastIndexOf('/') + 1) : policy;
  }
}
