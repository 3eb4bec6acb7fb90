package dev.lectern.pane.concepts;

import dev.lectern.concept.ContextMap;
import dev.lectern.concept.ContextMap.Ask;
import dev.lectern.concept.ContextMap.Context;
import dev.lectern.concept.ContextMap.Event;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The events of a shop, a context for each, and what then crosses a boundary. */
public final class ContextMapController {

  private final ContextMapViewModel model;
  private final Texts texts;
  private final Map<Event, ComboBox<Context>> fields = new EnumMap<>(Event.class);
  private boolean filling;

  @FXML private VBox box;
  @FXML private Label about;
  @FXML private Chip score;
  @FXML private GridPane events;
  @FXML private Label verdict;
  @FXML private VBox crossing;
  @FXML private Button clear;

  ContextMapController(ContextMapViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    box.managedProperty().bind(box.visibleProperty());
    box.visibleProperty().bind(model.shownProperty());
    about.setMinHeight(Region.USE_PREF_SIZE);
    about.setText(texts.get("map.about", ContextMap.TEAM));
    verdict.setMinHeight(Region.USE_PREF_SIZE);
    for (Event event : Event.values()) {
      ComboBox<Context> field = field(event);
      fields.put(event, field);
      events.addRow(event.ordinal(), new Label(name(event)), field);
    }
    clear.setOnAction(event -> model.clear());
    model.mapProperty().addListener((o, before, now) -> show(now));
    show(model.mapProperty().get());
  }

  private ComboBox<Context> field(Event event) {
    ComboBox<Context> field = new ComboBox<>();
    field.setId("map-" + event.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    field.setAccessibleText(name(event));
    field.setMaxWidth(Double.MAX_VALUE);
    field.setPromptText(texts.get("map.choose"));
    field.getItems().setAll(Context.values());
    field.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Context context) {
            return context == null ? "" : name(context);
          }

          @Override
          public Context fromString(String text) {
            throw new UnsupportedOperationException("the list is not edited");
          }
        });
    field
        .valueProperty()
        .addListener(
            (o, before, now) -> {
              if (!filling && now != null) {
                model.put(event, now);
              }
            });
    return field;
  }

  private void show(ContextMap map) {
    filling = true;
    fields.forEach((event, field) -> field.setValue(map.placed().get(event)));
    filling = false;
    List<Context> crowded = map.crowded();
    boolean best = map.complete() && crowded.isEmpty() && map.calls() == model.fewest();
    score.setText(texts.get("map.score", map.calls(), ContextMap.all()));
    score.setTone(best ? Tone.SUCCESS : crowded.isEmpty() ? Tone.NEUTRAL : Tone.WARNING);
    verdict.setText(verdict(map, crowded, best));
    crossing.getChildren().setAll(map.crossing().stream().map(this::line).toList());
    clear.setDisable(map.placed().isEmpty());
  }

  private String verdict(ContextMap map, List<Context> crowded, boolean best) {
    if (!crowded.isEmpty()) {
      return texts.get(
          "map.crowded",
          crowded.stream().map(this::name).collect(Collectors.joining(", ")),
          ContextMap.TEAM);
    }
    return map.complete()
        ? texts.get(best ? "map.best" : "map.better", model.fewest())
        : texts.get("map.missing", Event.values().length - map.placed().size());
  }

  private Label line(Ask ask) {
    Label line = new Label(texts.get("map.ask", name(ask.from()), name(ask.of()), ask.times()));
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    return line;
  }

  private String name(Event event) {
    return texts.get("map.event." + event);
  }

  private String name(Context context) {
    return texts.get("map.context." + context);
  }
}
