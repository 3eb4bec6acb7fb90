package dev.lectern.pane.lambda.url;

import dev.lectern.pane.lambda.url.UrlsGateway.Cors;
import dev.lectern.pane.lambda.url.UrlsGateway.Listing;
import dev.lectern.pane.lambda.url.UrlsGateway.Rules;
import dev.lectern.pane.lambda.url.UrlsGateway.Url;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The URLs of a function as one card, and a row that makes another. FX thread. */
public final class UrlsView {

  private final UrlsViewModel model;
  private final Consumer<String> copy;
  private final Consumer<String> browse;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final VBox urls = new VBox(10);
  private final ComboBox<String> of = parts.choice("lambda-url-of", "url.of");
  private final ComboBox<String> auth = parts.choice("lambda-url-auth", "url.auth");
  private final ComboBox<String> mode = parts.choice("lambda-url-mode", "url.mode");
  private final Label none = parts.note(texts.get("url.empty"));
  private final FlowPane make;
  private final Map<String, UrlCard> cards = new HashMap<>();
  private final VBox card;

  /**
   * @param copy puts text on the clipboard
   * @param browse opens an address in the user's browser
   */
  public UrlsView(UrlsViewModel model, Consumer<String> copy, Consumer<String> browse) {
    this.model = model;
    this.copy = copy;
    this.browse = browse;
    auth.getItems().setAll(UrlCard.NONE, UrlCard.IAM);
    auth.setValue(UrlCard.NONE);
    mode.getItems().setAll(UrlCard.BUFFERED, UrlCard.STREAM);
    mode.setValue(UrlCard.BUFFERED);
    Button create = parts.button("lambda-url-create", "url.create", "fth-plus", this::create);
    create.disableProperty().bind(model.changingProperty());
    make = parts.row(of, auth, mode, create);
    card =
        Cards.of(
            texts.get("url.title"), new VBox(8, parts.note(texts.get("url.about")), urls, make));
    card.setId("lambda-urls");
    model.listingProperty().addListener((o, before, now) -> show());
    model.problemProperty().addListener((o, before, now) -> show());
    show();
  }

  private void create() {
    String target = of.getValue().equals(texts.get("url.function")) ? "" : of.getValue();
    Rules rules =
        new Rules(
            auth.getValue().equals(UrlCard.IAM), mode.getValue().equals(UrlCard.STREAM), Cors.NONE);
    model.create(target, rules);
  }

  private void show() {
    UserProblem problem = model.problemProperty().get();
    Listing listing = model.listingProperty().get();
    List<Node> rows = new ArrayList<>();
    if (problem != null) {
      rows.add(
          new MessageBand(
              Tone.DANGER,
              problem.title() + ": " + problem.why(),
              parts.button("lambda-urls-again", "retry", "fth-refresh-cw", model::load)));
    } else if (listing == null) {
      rows.add(parts.note(texts.get("url.loading")));
      cards.clear();
    } else {
      fill(listing, rows);
    }
    // What stays is not taken out of the window even for a moment: a click on it would be lost.
    if (!urls.getChildren().equals(rows)) {
      urls.getChildren().setAll(rows);
    }
  }

  private void fill(Listing listing, List<Node> rows) {
    Map<String, UrlCard> kept = new HashMap<>(cards);
    cards.clear();
    for (Url each : listing.urls()) {
      UrlCard known = kept.get(each.address());
      UrlCard shown = known == null ? new UrlCard(each, model, copy, browse) : known;
      if (known != null) {
        known.show(each);
      }
      cards.put(each.address(), shown);
      shown.setApart(!rows.isEmpty());
      rows.add(shown);
    }
    if (listing.urls().isEmpty()) {
      rows.add(none);
    }
    List<String> free = new ArrayList<>(List.of(texts.get("url.function")));
    free.addAll(listing.aliases());
    listing
        .urls()
        .forEach(
            each ->
                free.remove(
                    each.qualifier().isEmpty() ? texts.get("url.function") : each.qualifier()));
    String before = of.getValue();
    make.setVisible(!free.isEmpty());
    make.setManaged(!free.isEmpty());
    if (!free.isEmpty()) {
      FormParts.fill(of, free, free.contains(before) ? before : free.getFirst());
    }
  }

  /** The card. */
  public VBox view() {
    return card;
  }
}
