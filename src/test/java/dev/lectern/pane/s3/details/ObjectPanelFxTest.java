package dev.lectern.pane.s3.details;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.s3.FakeDialogs;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Part;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Parts;
import dev.lectern.pane.s3.details.PanelViewModel.Page;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.NodeWalk;
import dev.lectern.ui.Screens;
import dev.lectern.ui.theme.ThemeManager.Mode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectPanelFxTest extends FxTest {

  private final FakeDetails gateway = new FakeDetails();
  private final List<String> copied = new ArrayList<>();
  private final FakeDialogs dialogs = new FakeDialogs();
  private FxTaskRunner tasks;
  private PanelViewModel model;
  private ObjectDetailsViewModel details;
  private PreviewViewModel preview;

  @BeforeEach
  void open() {
    tasks = new FxTaskRunner(problem -> {});
    ObjectPanel[] panel = new ObjectPanel[1];
    interact(
        () -> {
          details = new ObjectDetailsViewModel(gateway, tasks, () -> {});
          preview = new PreviewViewModel(gateway, tasks, details);
          TextEditing editing =
              new TextEditing(gateway, tasks, dialogs, dialogs, copied::add, key -> details.load());
          model = new PanelViewModel(details, preview, (bucket, key) -> {});
          panel[0] = new ObjectPanel(model, preview, tasks, new StackPane(), editing, copied::add);
          model.show("dv-7f3a-data", "config/cfg.json");
        });
    show((Parent) panel[0].node(), 480, 900);
    until(() -> details.headProperty().get().value().isPresent());
    until(() -> details.tagsProperty().get().value().isPresent());
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  private <T extends Node> T find(String id, Class<T> type) {
    return read(() -> type.cast(stage.getScene().lookup("#" + id)));
  }

  @Test
  void aHeaderIsChangedInPlace() {
    assertThat(find("s3-fact-uri", Label.class).getText())
        .isEqualTo("s3://dv-7f3a-data/config/cfg.json");
    interact(() -> find("s3-fact-etag-copy", Button.class).fire());
    assertThat(copied).containsExactly(gateway.etag);
    interact(() -> find("s3-header-cache-control", TextField.class).setText("max-age=60 "));
    interact(() -> find("s3-metadata-add", Button.class).fire());
    interact(() -> find("s3-metadata-name-1", TextField.class).setText("bad name"));
    assertThat(find("s3-headers-save", Button.class).isDisabled()).isTrue();
    Screens.shot(stage, theme, "s3-details-wrong", Mode.LIGHT, 480, 900);
    interact(() -> find("s3-metadata-name-1", TextField.class).setText("reviewed"));
    interact(() -> find("s3-headers-save", Button.class).fire());
    until(() -> gateway.calls.contains("writeHeaders config/cfg.json"));
    until(() -> !details.headers().dirtyProperty().get());
    assertThat(gateway.headers.get(Headers.Name.CACHE_CONTROL)).isEqualTo("max-age=60");
    assertThat(gateway.headers.metadata()).hasSize(2);
  }

  @Test
  void tagsLockAndPartsAreShown() {
    gateway.parts = new Parts(2, List.of(new Part(1, 5242880, "q1=="), new Part(2, 12, "q2==")));
    interact(() -> find("s3-tags-add", Button.class).fire());
    interact(() -> find("s3-tags-name-1", TextField.class).setText("owner"));
    interact(() -> find("s3-object-tags-save", Button.class).fire());
    until(() -> gateway.tags.size() == 2);
    interact(() -> find("s3-facts", TitledPane.class).setExpanded(false));
    interact(() -> find("s3-lock", TitledPane.class).setExpanded(true));
    interact(() -> find("s3-parts", TitledPane.class).setExpanded(true));
    until(() -> details.partsProperty().get().value().isPresent());
    interact(() -> find("s3-lock-mode-governance", ToggleButton.class).fire());
    assertThat(find("s3-lock-save", Button.class).isDisabled()).isTrue();
    Screens.shot(stage, theme, "s3-details-lock", Mode.LIGHT, 480, 900);
    Screens.shot(stage, theme, "s3-details-lock", Mode.DARK, 480, 900);
  }

  @Test
  void nothingIsCutInLargeType() {
    gateway.parts = new Parts(2, List.of(new Part(1, 5242880, "q1=="), new Part(2, 12, "q2==")));
    interact(() -> theme.scaleProperty().set(150));
    for (String card : List.of("s3-lock", "s3-parts")) {
      interact(() -> find(card, TitledPane.class).setExpanded(true));
    }
    until(() -> details.partsProperty().get().value().isPresent());
    interact(() -> find("s3-lock-mode-governance", ToggleButton.class).fire());
    interact(() -> find("s3-lock-until", DatePicker.class).setValue(LocalDate.of(2030, 1, 2)));
    assertThat(read(() -> NodeWalk.faults(stage.getScene().getRoot()))).isEmpty();
  }

  @Test
  void aRetentionThatIsOverOrNoDayIsToldBeforeItIsSaved() {
    interact(() -> find("s3-lock", TitledPane.class).setExpanded(true));
    until(() -> find("s3-lock-until", DatePicker.class) != null);
    interact(() -> find("s3-lock-mode-governance", ToggleButton.class).fire());
    DatePicker day = find("s3-lock-until", DatePicker.class);
    interact(() -> day.getEditor().setText("2020-01-01"));
    assertThat(lockSentence()).contains("That day is over");
    interact(() -> day.getEditor().setText("31.12.2031"));
    interact(day::commitValue);
    assertThat(day.getEditor().getText()).isEqualTo("31.12.2031");
    assertThat(lockSentence()).contains("31.12.2031 is no day");
    assertThat(find("s3-lock-save", Button.class).isDisabled()).isTrue();
    interact(() -> day.getEditor().setText("2031-12-31"));
    assertThat(find("s3-lock-save", Button.class).isDisabled()).isFalse();
  }

  private String lockSentence() {
    Parent bar = find("s3-lock-save", Button.class).getParent();
    return bar.getChildrenUnmodifiable().stream()
        .filter(Label.class::isInstance)
        .map(label -> ((Label) label).getText())
        .collect(Collectors.joining());
  }

  @Test
  void everyPageIsShownLightAndDark() {
    Screens.shot(stage, theme, "s3-details", Mode.LIGHT, 480, 900);
    Screens.shot(stage, theme, "s3-details", Mode.DARK, 480, 900);
    interact(() -> model.pageProperty().set(Page.PREVIEW));
    until(() -> preview.previewProperty().get().value().isPresent());
    Screens.shot(stage, theme, "s3-preview-json", Mode.LIGHT, 480, 900);
    Screens.shot(stage, theme, "s3-preview-json", Mode.DARK, 480, 900);
    gateway.bytes =
        "id,name,amount\n1,Ada,12.50\n2,\"Smith, J.\",7\n".getBytes(StandardCharsets.UTF_8);
    gateway.headers = gateway.headers.with(Headers.Name.CONTENT_TYPE, "text/csv");
    interact(() -> model.show("dv-7f3a-data", "orders.csv"));
    until(() -> find("s3-preview-table", Node.class) != null);
    Screens.shot(stage, theme, "s3-preview-csv", Mode.LIGHT, 480, 900);
    gateway.denied.add("tags");
    interact(() -> model.pageProperty().set(Page.DETAILS));
    interact(details::load);
    until(() -> find("state-s3-tags-retry", Button.class) != null);
    Screens.shot(stage, theme, "s3-details-denied", Mode.LIGHT, 480, 900);
  }
}
