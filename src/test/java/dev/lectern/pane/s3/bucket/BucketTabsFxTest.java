package dev.lectern.pane.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.Persona;
import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.control.CallEvent;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.theme.ThemeManager;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketTabsFxTest extends FxTest {

  private final FakeSections gateway = new FakeSections();
  private final FakeExposure exposure = new FakeExposure();
  private final FakeContext fakes = new FakeContext();
  private final List<String> versioned = new ArrayList<>();
  private TabPane pane;
  private FxTaskRunner tasks;
  private List<ResourceTab<String>> tabs;

  @BeforeEach
  void open() {
    tasks = new FxTaskRunner(problem -> {});
    interact(
        () -> {
          pane = new TabPane();
          tabs = BucketTabs.create(fakes.context(tasks, null), gateway, exposure, versioned::add);
          for (ResourceTab<String> tab : tabs) {
            Tab page = new Tab(tab.title(), tab.view());
            page.setClosable(false);
            pane.getTabs().add(page);
          }
        });
    show(pane);
  }

  @AfterEach
  void close() {
    interact(() -> tabs.forEach(ResourceTab::close));
    tasks.close();
  }

  private SectionTab tab(Section section) {
    SectionTab tab = (SectionTab) tabs.get(section.ordinal());
    interact(
        () -> {
          pane.getSelectionModel().select(section.ordinal());
          tab.open("dv-7f3a-data");
        });
    until(() -> tab.model().loadProperty().get() != SectionViewModel.Load.LOADING);
    return tab;
  }

  private <T extends Node> T find(String id, Class<T> type) {
    return read(() -> type.cast(pane.getScene().lookup("#" + id)));
  }

  @Test
  void aSwitchIsChangedAndSavedAndNothingElseIs() {
    SectionTab tab = tab(Section.PUBLIC_ACCESS);
    interact(() -> find("s3-public-access-blockpublicpolicy", CheckBox.class).setSelected(true));
    assertThat(tab.dirty().get()).isTrue();
    interact(() -> find("s3-public-access-save", Button.class).fire());
    until(() -> !tab.dirty().get() && !gateway.stored.isEmpty());
    assertThat(gateway.stored.get(Section.PUBLIC_ACCESS))
        .contains("\"BlockPublicPolicy\": true")
        .contains("\"BlockPublicAcls\": false");
  }

  @Test
  void aFormSendsBackWhatItDoesNotShow() {
    gateway.stored.put(
        Section.ENCRYPTION,
        "{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"AES256\"},"
            + "\"BlockedEncryptionTypes\":{\"EncryptionType\":[\"SSE-C\"]}}]}");
    SectionTab tab = tab(Section.ENCRYPTION);
    interact(() -> find("s3-encryption-bucketkey", CheckBox.class).setSelected(true));
    assertThat(tab.model().draftProperty().get()).contains("SSE-C", "\"BucketKeyEnabled\": true");
  }

  @Test
  void whatCannotBeSentSaysWhyAndIsNotSent() {
    SectionTab lock = tab(Section.OBJECT_LOCK);
    interact(
        () -> {
          find("s3-object-lock-mode", ComboBox.class).getSelectionModel().select(1);
          find("s3-object-lock-days", TextField.class).setText("some");
        });
    assertThat(find("s3-object-lock-wrong", Label.class).getText()).contains("whole number");
    interact(() -> find("s3-object-lock-save", Button.class).fire());
    assertThat(gateway.stored).isEmpty();
    interact(() -> find("s3-object-lock-days", TextField.class).setText("30"));
    assertThat(find("s3-object-lock-wrong", Label.class).isVisible()).isFalse();
    interact(() -> find("s3-object-lock-save", Button.class).fire());
    until(() -> !lock.dirty().get());
    assertThat(gateway.stored.get(Section.OBJECT_LOCK)).contains("\"Days\": 30");
    tab(Section.NOTIFICATIONS);
    interact(() -> find("s3-notifications-add", Button.class).fire());
    assertThat(find("s3-notifications-wrong", Label.class).getText()).contains("ARN");
    tab(Section.WEBSITE);
    interact(() -> find("s3-website-error", TextField.class).setText("error.html"));
    assertThat(find("s3-website-wrong", Label.class).getText()).contains("index document");
  }

  /** The field that is wrong may be scrolled away: 51 tags are longer than a window. */
  @Test
  void besideTheButtonStandsThatItCannotBeSavedYet() {
    SectionTab tags = tab(Section.TAGS);
    interact(() -> tags.model().draftProperty().set("{\"TagSet\":[{\"Key\":\"aws:x\"}]}"));
    assertThat(said()).isEqualTo("Cannot be saved yet: mend what is marked in red.");
    interact(() -> find("s3-tags-save", Button.class).fire());
    assertThat(gateway.stored).isEmpty();
    interact(() -> tags.model().draftProperty().set("{\"TagSet\":[{\"Key\":\"x\"}]}"));
    assertThat(said()).startsWith("After saving: 1 tag");
  }

  private String said() {
    return find("s3-tags-consequence", Label.class).getText();
  }

  @Test
  void whatWasVersionedOnceIsNotOfferedNever() {
    gateway.stored.put(Section.VERSIONING, "{\"Status\":\"Enabled\"}");
    SectionTab tab = tab(Section.VERSIONING);
    ComboBox<?> status = find("s3-versioning-status", ComboBox.class);
    assertThat(status.getItems()).isEqualTo(List.of("Enabled", "Suspended"));
    interact(() -> status.getSelectionModel().select(1));
    interact(() -> find("s3-versioning-save", Button.class).fire());
    until(() -> !tab.dirty().get());
    assertThat(versioned).as("told who shows the objects").containsExactly("dv-7f3a-data");
  }

  @Test
  void aBucketThatWasNeverVersionedSaysSo() {
    tab(Section.VERSIONING);
    ComboBox<?> status = find("s3-versioning-status", ComboBox.class);
    assertThat(status.getValue()).isEqualTo("Never enabled");
    assertThat(status.getItems()).isEqualTo(List.of("Never enabled", "Enabled", "Suspended"));
  }

  @Test
  void aDeniedTabLeavesTheOthersAlone() {
    gateway.refused.put(Section.POLICY, "403 AccessDenied");
    tab(Section.POLICY);
    Screens.shot(stage, theme, "s3-tab-policy-denied", ThemeManager.Mode.LIGHT, 1280, 800);
    assertThat(find("state-s3-policy-retry", Button.class)).isNotNull();
    SectionTab versioning = tab(Section.VERSIONING);
    assertThat(versioning.model().loadProperty().get()).isEqualTo(SectionViewModel.Load.LOADED);
    gateway.refused.clear();
    SectionTab policy = tab(Section.POLICY);
    assertThat(policy.model().loadProperty().get()).isEqualTo(SectionViewModel.Load.LOADED);
  }

  @Test
  void theStatementThatMakesItPublicIsNamedAndARequestIsTriedAsAnybody() {
    exposure.policy =
        "{\"Statement\":[{\"Sid\":\"PublicRead\",\"Effect\":\"Allow\",\"Principal\":\"*\","
            + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::dv-7f3a-data/*\"},"
            + "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\","
            + "\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}}]}";
    gateway.stored.put(Section.POLICY, exposure.policy);
    tab(Section.POLICY);
    until(() -> find("s3-policy-exposure", Chip.class).isVisible());
    assertThat(find("s3-policy-exposure", Chip.class).getText()).isEqualTo("Public");
    assertThat(lines("s3-policy-exposure-causes"))
        .anyMatch(
            line -> line.contains("Statement 1 “PublicRead”") && line.contains("s3:GetObject"))
        .anyMatch(line -> line.contains("Statement 2") && line.contains("IpAddress aws:SourceIp"));
    assertThat(find("s3-policy-try-send", Button.class).isDisable()).isTrue();
    double before = read(() -> top("s3-policy-try-send"));
    interact(() -> find("s3-policy-try-key", TextField.class).setText("a.pdf"));
    assertThat(read(() -> top("s3-policy-try-send"))).isEqualTo(before);
    assertThat(find("s3-policy-exposure-object", Label.class).getText())
        .isEqualTo("The object a.pdf is public: Statement 1 “PublicRead” lets everybody read it.");
    interact(() -> find("s3-policy-try-send", Button.class).requestFocus());
    interact(() -> find("s3-policy-try-send", Button.class).fire());
    until(() -> find("s3-policy-try-answer", Node.class) != null);
    assertThat(find("s3-policy-try-send", Button.class).isFocused()).isTrue();
    assertThat(lines("s3-policy-try-answer"))
        .anyMatch(
            line -> line.startsWith("Read an object, as anybody") && line.contains("AccessDenied"));
    for (ThemeManager.Mode mode : List.of(ThemeManager.Mode.LIGHT, ThemeManager.Mode.DARK)) {
      Screens.shot(stage, theme, "s3-tab-policy-public", mode, 1280, 800);
    }
    Screens.shot(stage, theme, "s3-tab-policy-public-small", ThemeManager.Mode.LIGHT, 1024, 700);
    List<String> asked = new ArrayList<>();
    interact(
        () -> {
          stage.getScene().addEventHandler(CallEvent.WHY, event -> asked.add(event.requestId()));
          find("s3-policy-try-explain", Button.class).fire();
        });
    assertThat(asked).as("the decision is asked for, not only the call").hasSize(1);
    tab(Section.POLICY);
    assertThat(find("s3-policy-try-answer", Node.class))
        .as("after a new look an old answer may be wrong")
        .isNull();
  }

  @Test
  void theAnswerOfATryIsBroughtInSightInALowWindow() {
    tab(Section.POLICY);
    until(() -> find("s3-policy-exposure", Chip.class).isVisible());
    interact(() -> stage.setHeight(560));
    interact(() -> find("s3-policy-try-key", TextField.class).setText("a.pdf"));
    interact(() -> find("s3-policy-try-send", Button.class).fire());
    until(() -> find("s3-policy-try-answer", Node.class) != null);
    until(() -> hidden("s3-policy-try-answer") <= 0);
  }

  /** Pixels of it below the edge of the page that it is on. */
  private double hidden(String id) {
    stage.getScene().getRoot().layout();
    Node node = find(id, Node.class);
    Node page = node;
    while (!(page instanceof ScrollPane)) {
      page = page.getParent();
    }
    return node.localToScene(node.getBoundsInLocal()).getMaxY()
        - page.localToScene(page.getBoundsInLocal()).getMaxY();
  }

  @Test
  void whoTriesStaysTheSameWhenOthersAreMade() {
    tab(Section.POLICY);
    until(() -> find("s3-policy-exposure", Chip.class).isVisible());
    @SuppressWarnings("unchecked")
    ComboBox<Persona> who = find("s3-policy-try-who", ComboBox.class);
    Persona reader = exposure.personas.getLast();
    interact(() -> who.setValue(reader));
    List<Persona> more = new ArrayList<>(exposure.personas);
    more.add(2, Persona.role("arn:aws:iam::000000000000:role/another"));
    exposure.personas = more;
    tab(Section.POLICY);
    until(() -> who.getItems().size() == more.size());
    interact(() -> stage.getScene().getRoot().layout());
    assertThat(read(who::getValue)).isEqualTo(reader);
    assertThat(read(() -> shown(who))).isEqualTo("role reader");
  }

  private static String shown(ComboBox<?> box) {
    return box.getChildrenUnmodifiable().stream()
        .filter(ListCell.class::isInstance)
        .map(cell -> ((ListCell<?>) cell).getText())
        .findFirst()
        .orElseThrow();
  }

  private double top(String id) {
    stage.getScene().getRoot().layout();
    Node node = find(id, Node.class);
    return node.localToScene(node.getBoundsInLocal()).getMinY();
  }

  private List<String> lines(String id) {
    return read(
        () ->
            find(id, Node.class).lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
  }

  @Test
  void everyTabIsShownLightAndDark() {
    Texts texts = Texts.of("s3bucket");
    gateway.stored.put(Section.VERSIONING, "{\"Status\":\"Enabled\"}");
    for (Section section :
        List.of(Section.POLICY, Section.CORS, Section.LIFECYCLE, Section.NOTIFICATIONS)) {
      gateway.stored.put(section, texts.bundle().getString(section.key() + ".example"));
    }
    gateway.stored.put(Section.TAGS, "{\"TagSet\":[{\"Key\":\"stage\",\"Value\":\"test\"}]}");
    gateway.objects =
        List.of(
            FakeSections.listed("logs/2026/app.log", "2026-11-01T10:00:00Z"),
            FakeSections.listed("logs/2026/web.log", "2026-11-11T10:00:00Z"));
    for (Section section : Section.values()) {
      SectionTab tab = tab(section);
      assertThat(tab.dirty().get()).as(section.key()).isFalse();
      assertThat(tab.model().loadProperty().get()).isEqualTo(SectionViewModel.Load.LOADED);
      if (section == Section.CORS) {
        interact(() -> find("s3-cors-send", Button.class).fire());
        until(() -> find("s3-cors-answer", Node.class).isVisible());
        interact(
            () ->
                tab.model()
                    .draftProperty()
                    .set(tab.model().savedProperty().get().replace("600", "60")));
      }
      for (ThemeManager.Mode mode : List.of(ThemeManager.Mode.LIGHT, ThemeManager.Mode.DARK)) {
        Screens.shot(stage, theme, "s3-tab-" + section.key(), mode, 1280, 800);
      }
      assertThat(((Parent) tab.view()).getChildrenUnmodifiable()).isNotEmpty();
    }
  }
}
