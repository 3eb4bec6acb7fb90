package dev.lectern.pane.lambda.setup;

import atlantafx.base.theme.Styles;
import dev.lectern.pane.lambda.role.ExecutionRole;
import dev.lectern.pane.lambda.role.RoleChoice;
import dev.lectern.pane.lambda.setup.SetupGateway.Setup;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.control.PairsEditor;
import dev.lectern.ui.i18n.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form of the configuration. FX thread. */
final class SetupView {

  /** "Lambda quotas": environment variables together, layers of a function. */
  private static final int MOST_VARIABLES = 4 * 1024;

  private static final int MOST_LAYERS = 5;

  private final SetupViewModel model;
  private final Texts texts = Texts.of("lambda");
  private final FormParts parts = new FormParts(texts);
  private final Slider memory = new Slider(128, 3_008, 128);
  private final TextField megabytes = parts.field("lambda-setup-memory", "setup.memory", 6);
  private final Label processor = parts.note("");
  private final TextField timeout = parts.field("lambda-setup-timeout", "setup.timeout", 6);
  private final TextField handler = parts.field("lambda-setup-handler", "new.handler", 30);
  private final RoleChoice role;
  private final TextField description = parts.field("lambda-setup-text", "setup.text", 40);
  private final CheckBox json = new CheckBox(texts.get("setup.json"));
  private final PairsEditor variables;
  private final Label size = parts.note("");
  private final VBox layers = new VBox(4);
  private final ComboBox<String> layer = parts.choice("lambda-layer", "layers.choice");
  private final Button addLayer;
  private final Label layerNote = parts.note("");
  private final Button save;
  private final ScrollPane view;
  private List<String> chosen = List.of();
  private boolean showing;

  SetupView(SetupViewModel model) {
    this.model = model;
    role = new RoleChoice("lambda-setup-role", false, "", model.standsIn());
    memory.setId("lambda-setup-slider");
    memory.setAccessibleText(texts.get("setup.memory"));
    memory.setPrefWidth(280);
    json.setId("lambda-setup-json");
    variables =
        new PairsEditor(
            "lambda-variables",
            new PairsEditor.Words(
                texts.get("variables.name"),
                texts.get("variables.value"),
                texts.get("variables.add"),
                texts.get("variables.remove")),
            this::check);
    save = parts.button("lambda-setup-save", "setup.save", "fth-check", model::save, "accent");
    addLayer =
        parts.button("lambda-layer-add", "layers.add", "fth-plus", () -> add(layer.getValue()));
    layerNote.setId("lambda-layer-note");
    layer.valueProperty().addListener((o, before, now) -> offer());
    model.layers().addListener((ListChangeListener<String>) change -> offer());
    Button publish =
        parts.button(
            "lambda-layer-publish",
            "layers.publish",
            "fth-upload",
            () -> model.publishLayer(this::add));
    layer.setItems(model.layers());
    layer.setMaxWidth(420);
    Label range = new Label(texts.get("setup.megabytes"));
    range.setMinWidth(Region.USE_PREF_SIZE);
    megabytes.setMinWidth(Region.USE_PREF_SIZE);
    HBox mem = parts.line("setup.memory", memory, megabytes, range);
    VBox general =
        new VBox(
            8,
            mem,
            processor,
            parts.line("setup.timeout", timeout, new Label(texts.get("setup.seconds"))),
            parts.line("new.handler", handler),
            parts.line("new.role", role.box()),
            role.note(),
            parts.line("setup.text", description),
            json);
    HBox.setHgrow(role.box(), Priority.ALWAYS);
    model
        .roles()
        .addListener(
            (ListChangeListener<ExecutionRole>) change -> role.roles(List.copyOf(model.roles())));
    // Who never looks for a role needs no right to list them.
    role.box()
        .getEditor()
        .focusedProperty()
        .addListener(
            (o, before, now) -> {
              if (now) {
                model.listRoles();
              }
            });
    role.arnProperty().addListener((o, before, now) -> edited());
    VBox layersBody =
        new VBox(
            8,
            parts.note(texts.get("layers.about")),
            layers,
            parts.row(layer, addLayer, publish),
            layerNote);
    MessageBand foreign =
        parts.warning(
            "lambda-setup-foreign",
            texts.get("setup.foreign"),
            parts.button("lambda-setup-drop", "foreign.drop", "", model::drop));
    foreign.visibleProperty().bind(model.foreignProperty());
    view =
        parts.page(
            "lambda-setup",
            foreign,
            Cards.of(texts.get("setup"), general, save),
            Cards.of(
                texts.get("variables"),
                new VBox(8, parts.note(texts.get("variables.about")), variables, size)),
            Cards.of(texts.get("layers"), layersBody));
    memory
        .valueProperty()
        .addListener(
            (o, before, now) -> {
              if (!showing) {
                megabytes.setText("" + Math.round(now.doubleValue() / 64) * 64);
              }
            });
    for (TextField field : List.of(megabytes, timeout, handler, description)) {
      field.textProperty().addListener((o, before, now) -> edited());
    }
    json.selectedProperty().addListener((o, before, now) -> edited());
    variables.onChange(pairs -> edited());
    model.busyProperty().addListener((o, before, now) -> edited());
    model.onShow(this::show);
  }

  private void show(@Nullable Setup setup) {
    if (setup == null) {
      return;
    }
    showing = true;
    megabytes.setText("" + setup.memory());
    memory.setValue(setup.memory());
    timeout.setText("" + setup.timeout());
    handler.setText(setup.handler());
    role.set(setup.role());
    description.setText(setup.description());
    json.setSelected(setup.jsonLog());
    variables.setPairs(
        setup.variables().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> new Pair(each.getKey(), each.getValue()))
            .toList());
    chosen = setup.layers();
    showing = false;
    layers();
    edited();
  }

  private void add(@Nullable String arn) {
    if (arn != null && !chosen.contains(arn)) {
      List<String> all = new ArrayList<>(chosen);
      // another version of a layer takes the place of the one before
      String name = arn.substring(0, arn.lastIndexOf(':') + 1);
      all.removeIf(each -> each.startsWith(name));
      all.add(arn);
      chosen = List.copyOf(all);
      layers();
      edited();
    }
  }

  /** Whether the layer in the box can be added, and why not. */
  private void offer() {
    String arn = layer.getValue();
    boolean other =
        arn != null
            && chosen.stream()
                .noneMatch(each -> each.startsWith(arn.substring(0, arn.lastIndexOf(':') + 1)));
    String why =
        model.layers().isEmpty()
            ? "layers.unpublished"
            : arn == null
                ? "layers.unchosen"
                : chosen.contains(arn)
                    ? "layers.there"
                    : other && chosen.size() >= MOST_LAYERS ? "layers.full" : "";
    addLayer.setDisable(!why.isEmpty());
    layerNote.setText(why.isEmpty() ? "" : texts.get(why));
  }

  private void layers() {
    offer();
    layers.getChildren().clear();
    if (chosen.isEmpty()) {
      layers.getChildren().add(parts.note(texts.get("layers.none")));
    }
    for (int i = 0; i < chosen.size(); i++) {
      int at = i;
      MiddleEllipsisLabel arn = new MiddleEllipsisLabel(chosen.get(i));
      arn.getStyleClass().add("mono");
      Button remove =
          parts.button(
              "lambda-layer-remove-" + i,
              "layers.remove",
              "",
              () -> {
                chosen = SetupViewModel.without(chosen, at);
                layers();
                edited();
              });
      remove.getStyleClass().addAll("small", "flat");
      HBox row = new HBox(8, new Label((i + 1) + "."), arn, remove);
      row.setAlignment(Pos.CENTER_LEFT);
      layers.getChildren().add(row);
    }
  }

  private List<String> check(List<Pair> pairs) {
    Set<String> seen = new HashSet<>();
    return pairs.stream()
        .map(
            pair -> {
              if (pair.name().isEmpty()) {
                return "";
              }
              if (!pair.name().matches("[a-zA-Z]\\w+")) {
                return texts.get("variables.bad");
              }
              return seen.add(pair.name()) ? "" : texts.get("variables.twice");
            })
        .toList();
  }

  private void edited() {
    if (showing) {
      return;
    }
    int wanted = number(megabytes);
    long percent = Math.round(wanted / 1769.0 * 100);
    processor.setText(texts.get("setup.processor", percent));
    Map<String, String> all = new LinkedHashMap<>();
    int bytes = 0;
    for (Pair pair : variables.pairs()) {
      if (!pair.name().isEmpty()) {
        all.put(pair.name(), pair.value());
        bytes += (pair.name() + pair.value()).getBytes(StandardCharsets.UTF_8).length;
      }
    }
    size.setText(texts.get("variables.size", bytes, MOST_VARIABLES));
    boolean memoryGood = within(megabytes, 128, 10_240);
    boolean timeoutGood = within(timeout, 1, 900);
    boolean good =
        memoryGood
            && timeoutGood
            && bytes <= MOST_VARIABLES
            && role.valid()
            && chosen.size() <= MOST_LAYERS
            && check(variables.pairs()).stream().allMatch(String::isEmpty);
    model.edit(
        new Setup(
            handler.getText().strip(),
            description.getText(),
            role.arnProperty().get(),
            wanted,
            number(timeout),
            Map.copyOf(all),
            chosen,
            json.isSelected()));
    save.setDisable(!good || !model.dirty() || model.busyProperty().get());
  }

  /** Marks a number that Lambda would refuse; the range stands beside the field. */
  private static boolean within(TextField field, int least, int most) {
    int typed = number(field);
    boolean good = typed >= least && typed <= most;
    field.pseudoClassStateChanged(Styles.STATE_DANGER, !good);
    return good;
  }

  private static int number(TextField field) {
    String typed = field.getText().strip();
    return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
  }

  Node view() {
    return view;
  }
}
