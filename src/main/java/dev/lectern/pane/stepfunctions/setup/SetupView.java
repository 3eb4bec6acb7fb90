package dev.lectern.pane.stepfunctions.setup;

import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.setup.SetupViewModel.Setup;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Cards;
import dev.lectern.ui.control.FormParts;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.control.PairsEditor;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form of a machine's configuration. FX thread. */
final class SetupView {

  /** API type Tag: keys of 128 characters, values of 256, 50 of them. */
  private static final int KEY = 128;

  private static final int VALUE = 256;

  private final SetupViewModel model;
  private final Texts texts = Texts.of("stepfunctions");
  private final FormParts parts = new FormParts(texts);
  private final TextField role = parts.field("stepfunctions-role", "setup.role", 50);
  private final ComboBox<String> level = parts.choice("stepfunctions-log-level", "setup.level");
  private final TextField group = parts.field("stepfunctions-log-group", "setup.group", 50);
  private final CheckBox data = new CheckBox(texts.get("setup.data"));
  private final CheckBox tracing = new CheckBox(texts.get("setup.tracing"));
  private final PairsEditor tags;
  private final VBox tagsBox = new VBox(8);
  private final BorderPane view = new BorderPane();
  private boolean showing;

  SetupView(SetupViewModel model) {
    this.model = model;
    level.getItems().setAll("OFF", "ALL", "ERROR", "FATAL");
    data.setId("stepfunctions-log-data");
    tracing.setId("stepfunctions-tracing");
    HBox.setHgrow(role, Priority.ALWAYS);
    HBox.setHgrow(group, Priority.ALWAYS);
    tags =
        new PairsEditor(
            "stepfunctions-tags",
            new PairsEditor.Words(
                texts.get("tags.key"),
                texts.get("tags.value"),
                texts.get("tags.add"),
                texts.get("tags.remove")),
            this::check);
    tags.onChange(pairs -> model.edit(map(pairs)));
    Button save =
        parts.button("stepfunctions-setup-save", "setup.save", "fth-check", model::save, "accent");
    save.disableProperty().bind(model.dirtyProperty().not().or(model.busyProperty()));
    Button discard =
        parts.button("stepfunctions-setup-discard", "definition.discard", "", model::discard);
    discard.disableProperty().bind(model.dirtyProperty().not());
    HBox bar = new HBox(save, discard);
    bar.getStyleClass().add("stepfunctions-bar");
    view.setTop(bar);
    view.setCenter(
        parts.page(
            "stepfunctions-setup",
            Cards.of(
                texts.get("setup.role"),
                new VBox(
                    8, parts.line("setup.role", role), parts.note(texts.get("setup.role.about")))),
            Cards.of(
                texts.get("setup.logging"),
                new VBox(
                    8,
                    parts.line("setup.level", level),
                    parts.line("setup.group", group),
                    data,
                    parts.note(texts.get("setup.logging.about")))),
            Cards.of(
                texts.get("setup.tracing.title"),
                new VBox(8, tracing, parts.note(texts.get("setup.tracing.about")))),
            Cards.of(texts.get("tags"), tagsBox)));
    role.textProperty().addListener((o, before, now) -> edited());
    group.textProperty().addListener((o, before, now) -> edited());
    level.valueProperty().addListener((o, before, now) -> edited());
    data.selectedProperty().addListener((o, before, now) -> edited());
    tracing.selectedProperty().addListener((o, before, now) -> edited());
    model.setupProperty().addListener((o, before, now) -> show(now));
    model.tagsProperty().addListener((o, before, now) -> tags());
    model.refusedProperty().addListener((o, before, now) -> tags());
    show(model.setupProperty().get());
    tags();
  }

  Node view() {
    return view;
  }

  private void show(@Nullable Setup now) {
    if (now == null) {
      return;
    }
    showing = true;
    role.setText(now.role());
    level.setValue(now.logging().level());
    group.setText(now.logging().group());
    data.setSelected(now.logging().includeData());
    tracing.setSelected(now.tracing());
    showing = false;
    off();
  }

  private void off() {
    boolean off = "OFF".equals(level.getValue());
    group.setDisable(off);
    data.setDisable(off);
  }

  private void edited() {
    off();
    if (!showing) {
      model.edit(
          new Setup(
              role.getText().strip(),
              new Machine.Logging(level.getValue(), data.isSelected(), group.getText().strip()),
              tracing.isSelected()));
    }
  }

  private void tags() {
    UserProblem refused = model.refusedProperty().get();
    if (refused != null) {
      tagsBox
          .getChildren()
          .setAll(
              new MessageBand(
                  Tone.DANGER,
                  refused.title() + " " + refused.why(),
                  parts.button(
                      "stepfunctions-tags-retry", "retry", "fth-refresh-cw", model::loadTags)));
      return;
    }
    Map<String, String> known = model.tagsProperty().get();
    if (known == null) {
      tagsBox.getChildren().setAll(parts.note(texts.get("tags.loading")));
      return;
    }
    tags.setPairs(
        known.entrySet().stream().map(one -> new Pair(one.getKey(), one.getValue())).toList());
    tagsBox.getChildren().setAll(parts.note(texts.get("tags.about")), tags);
  }

  private static Map<String, String> map(List<Pair> pairs) {
    Map<String, String> map = new TreeMap<>();
    pairs.stream()
        .filter(pair -> !pair.name().isBlank())
        .forEach(pair -> map.put(pair.name().strip(), pair.value()));
    return map;
  }

  private List<String> check(List<Pair> pairs) {
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Pair pair : pairs) {
      String key = pair.name().strip();
      if (!key.isEmpty() && !seen.add(key)) {
        wrong.add(texts.get("tags.twice"));
      } else if (key.isEmpty() && !pair.value().isEmpty()) {
        wrong.add(texts.get("tags.nokey"));
      } else if (key.startsWith("aws:")) {
        wrong.add(texts.get("tags.reserved"));
      } else if (key.length() > KEY || pair.value().length() > VALUE) {
        wrong.add(texts.get("tags.long"));
      } else {
        wrong.add("");
      }
    }
    return wrong;
  }
}
