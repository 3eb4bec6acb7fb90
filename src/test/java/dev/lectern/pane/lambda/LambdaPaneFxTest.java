package dev.lectern.pane.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.lambda.build.Deployment;
import dev.lectern.pane.lambda.build.Language;
import dev.lectern.pane.lambda.build.Template;
import dev.lectern.pane.lambda.queue.QueueGateway;
import dev.lectern.pane.lambda.versions.AliasLine;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.CssLog;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.NodeWalk;
import dev.lectern.ui.Screens;
import dev.lectern.ui.theme.ThemeManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.ActionEvent;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fx")
class LambdaPaneFxTest extends FxTest {

  private final FakeContext fake = new FakeContext();
  private final FxTaskRunner tasks = new FxTaskRunner(fake::problem);
  private FakeLambda lambda;
  private LambdaPane pane;
  private CssLog css;

  @BeforeEach
  void open() throws Exception {
    css = new CssLog();
    lambda = new FakeLambda();
    pane =
        read(
            () ->
                new LambdaPane(fake.context(tasks, null), "dv-7f3a-image-meta", lambda.gateways()));
    show((Parent) read(pane::view));
    until(() -> node("#lambda-payload", CodeArea.class) != null);
  }

  @AfterEach
  void close() {
    interact(pane::close);
    tasks.close();
    css.close();
  }

  private <T> T node(String id, Class<T> type) {
    return type.cast(stage.getScene().lookup(id));
  }

  private void fire(String id) {
    interact(() -> node(id, Button.class).fire());
  }

  private void tab(String id) {
    interact(
        () -> {
          TabPane tabs = node("#lambda-tabs", TabPane.class);
          for (Tab tab : tabs.getTabs()) {
            if (tab.getId().equals(id)) {
              tabs.getSelectionModel().select(tab);
            }
          }
        });
  }

  private String title(String id) {
    return read(
        () ->
            node("#lambda-tabs", TabPane.class).getTabs().stream()
                .filter(tab -> tab.getId().equals(id))
                .map(Tab::getText)
                .findFirst()
                .orElseThrow());
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>(read(() -> NodeWalk.faults(stage.getScene().getRoot())));
    css.warnings().forEach(warning -> faults.add("CSS: " + warning));
    faults.addAll(fake.problems.stream().map(Object::toString).toList());
    return faults;
  }

  @Test
  void invocationsAreSentTakenApartAndDrawn() {
    fire("#lambda-invoke-now");
    until(() -> node("#lambda-result", CodeArea.class).getText().contains("JPEG"));
    assertThat(lambda.sent).hasSize(1);
    tab("lambda-tab-logs");
    until(() -> read(pane::place).endsWith("logs"));
    // by key or palette, too, what is sent goes to the function that is shown
    interact(
        () ->
            pane.actions().getValue().stream()
                .filter(action -> action.id().equals("lambda-action-burst"))
                .forEach(action -> action.run().run()));
    until(() -> lambda.sent.size() == 9);
    until(() -> !read(pane::place).endsWith("logs"));
    until(() -> node("#lambda-strips", Node.class).getAccessibleText().startsWith("7 warm and 2"));
    until(() -> node("#lambda-time-line", Node.class).getAccessibleText().contains("4 execution"));
    Screens.shot(stage, theme, "lambda-invoke");
    Screens.shot(stage, theme, "lambda-invoke", ThemeManager.Mode.DARK, 660, 620);
    assertThat(faults()).isEmpty();
  }

  private double height(String id) {
    return read(() -> node(id, Region.class).getHeight());
  }

  @Test
  void theResultHasTheRoomOfTheEventAndTheLogWhenAskedFor() {
    double before = height("#lambda-result");
    interact(() -> node("#lambda-result-tall", ToggleButton.class).fire());
    until(() -> height("#lambda-result") > 2 * before);
    assertThat(read(() -> node("#lambda-invoke-now", Button.class).isVisible())).isTrue();
    assertThat(faults()).isEmpty();
    interact(() -> node("#lambda-result-tall", ToggleButton.class).fire());
    until(() -> Math.abs(height("#lambda-result") - before) < 2);
    assertThat(faults()).isEmpty();
  }

  @Test
  void whereFiguresAreFromAndHowACallIsSentAreNotCut() {
    interact(() -> node("#lambda-events", MenuButton.class).setText("DynamoDB stream"));
    interact(() -> stage.setWidth(1150));
    until(() -> stage.getScene().getWidth() <= 1150);
    interact(() -> stage.getScene().getRoot().layout());
    for (String id : List.of("#lambda-type", "#lambda-line-note")) {
      Region each = node(id, Region.class);
      assertThat(read(() -> each.getWidth() - each.prefWidth(-1)))
          .as(id)
          .isGreaterThanOrEqualTo(-1.0);
    }
  }

  @Test
  void anErrorLeadsToItsLine() {
    interact(() -> node("#lambda-payload", CodeArea.class).replaceText("{\"how\": \"throw\"}"));
    fire("#lambda-invoke-now");
    until(() -> node("#lambda-frame-0", Hyperlink.class) != null);
    interact(() -> node("#lambda-frame-0", Hyperlink.class).fire());
    until(() -> node("#lambda-code", CodeArea.class) != null);
    until(() -> node("#lambda-code", CodeArea.class).getCurrentParagraph() == 8);
    interact(() -> node("#lambda-code", CodeArea.class).insertText(0, 0, "# changed\n"));
    until(() -> !node("#lambda-deploy", Button.class).isDisabled());
    assertThat(read(() -> node("#lambda-changes", ListView.class).getItems().size())).isEqualTo(4);
    Screens.shot(stage, theme, "lambda-code", ThemeManager.Mode.LIGHT, 1280, 800);
    assertThat(read(pane::unfinished)).hasSize(1);
    assertThat(title("lambda-tab-code")).endsWith("•");
    fire("#lambda-deploy");
    until(() -> node("#lambda-changes", ListView.class).getItems().isEmpty());
    assertThat(title("lambda-tab-code")).doesNotContain("•");
    assertThat(read(() -> node("#lambda-code-status", Label.class).getText())).isNotEmpty();
    interact(() -> node("#lambda-code", CodeArea.class).insertText(0, 0, "# again\n"));
    until(() -> !node("#lambda-discard", Button.class).isDisabled());
    fire("#lambda-discard");
    // what was said of an earlier deployment is not about what is in the editor now
    until(() -> node("#lambda-code-status", Label.class).getText().isEmpty());
    assertThat(faults()).isEmpty();
  }

  @Test
  void everyTabIsNamedAndLegible() {
    for (String id :
        List.of("sweep", "versions", "setup", "concurrency", "triggers", "async", "logs")) {
      tab("lambda-tab-" + id);
      until(() -> read(pane::place).endsWith(id));
      until(
          () ->
              node("#lambda-tabs", TabPane.class).getSelectionModel().getSelectedItem().getContent()
                  != null);
      if (id.equals("versions")) {
        until(() -> node("#lambda-alias-live-weight", Slider.class) != null);
        fire("#lambda-alias-live-count");
        until(() -> lambda.sent.size() == 100);
        interact(() -> node("#lambda-alias-live-weight", Slider.class).setValue(50));
        fire("#lambda-alias-live-save");
        until(() -> lambda.aliases.getFirst().weight() == 0.5);
      }
      if (id.equals("sweep")) {
        fire("#lambda-sweep-start");
        until(() -> node("#lambda-sweep-start", Button.class).getText().startsWith("Start"));
        assertThat(lambda.function.memory()).isEqualTo(512);
        lambda.sent.clear();
      }
      Screens.shot(stage, theme, "lambda-" + id, ThemeManager.Mode.DARK, 1280, 800);
      interact(() -> theme.modeProperty().set(ThemeManager.Mode.LIGHT));
      assertThat(faults()).as(id).isEmpty();
    }
  }

  /** Types in a field and presses Enter, as most people end a form of one line. */
  private void enter(String id, String text) {
    interact(
        () -> {
          TextField field = node(id, TextField.class);
          field.setText(text);
          field.fireEvent(new ActionEvent());
        });
  }

  @Test
  void enterInAFormOfOneLineIsItsButton() {
    tab("lambda-tab-concurrency");
    until(() -> node("#lambda-reserved", TextField.class) != null);
    enter("#lambda-reserved", "many");
    enter("#lambda-reserved", "3");
    until(() -> lambda.done.contains("reserve 3"));
    enter("#lambda-provision-count", "1");
    until(() -> lambda.done.contains("provision live 1"));
    tab("lambda-tab-versions");
    until(() -> node("#lambda-publish-text", TextField.class) != null);
    enter("#lambda-publish-text", "third");
    until(() -> lambda.done.contains("publish third"));
    enter("#lambda-alias-name", "dev");
    until(() -> lambda.aliases.stream().anyMatch(alias -> alias.name().equals("dev")));
    assertThat(lambda.done).hasSize(3);
    assertThat(faults()).isEmpty();
  }

  @Test
  void aMappingTellsWhatItsBatchesComeTo() {
    tab("lambda-tab-triggers");
    until(() -> node("#lambda-mapping-result-u1", Label.class) != null);
    lambda.pulled = Map.of("u1", "PROBLEM: Function call failed");
    until(
        () ->
            node("#lambda-mapping-result-u1", Label.class)
                .getText()
                .contains("PROBLEM: Function call failed"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void aMappingThatIsChangedElsewhereShowsItByItself() {
    tab("lambda-tab-triggers");
    until(() -> shows("Enabled"));
    lambda.mappingState = "Disabled";
    lambda.changed = "2026-11-22T10:00:00Z";
    until(() -> shows("Disabled"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void whatIsChangedElsewhereShowsByItselfInTheTabInFrontAndInTheList() {
    tab("lambda-tab-versions");
    until(() -> shows("live"));
    lambda.aliases.add(new AliasLine("beta", "2", "", 0));
    lambda.changed = "alias";
    until(() -> shows("beta"));
    tab("lambda-tab-setup");
    until(() -> memory().equals("512"));
    lambda.function = FakeLambda.info(1_024, Map.of());
    lambda.changed = "configuration";
    until(() -> memory().equals("1024"));
    interact(() -> pane.go(""));
    until(() -> node("#lambda-functions", Node.class) != null && shows("1,024 MB"));
    lambda.function = FakeLambda.info(2_048, Map.of());
    lambda.changed = "again";
    until(() -> shows("2,048 MB"));
    assertThat(faults()).isEmpty();
  }

  private boolean warned(String id) {
    Node band = node(id, Node.class);
    return band != null && band.isVisible();
  }

  private void foreign(String change) {
    lambda.changed = change;
  }

  @Test
  void aConfigurationThatIsEditedKeepsTheEditsWhenItIsChangedElsewhere() {
    tab("lambda-tab-setup");
    until(() -> memory().equals("512"));
    enter("#lambda-setup-timeout", "30");
    lambda.function = FakeLambda.info(1_024, Map.of("STAGE", "prod"));
    foreign("memory and variables");
    until(() -> warned("#lambda-setup-foreign"));
    assertThat(memory()).isEqualTo("1024");
    assertThat(read(() -> node("#lambda-setup-timeout", TextField.class).getText()))
        .isEqualTo("30");
    assertThat(faults()).isEmpty();
    fire("#lambda-setup-drop");
    assertThat(warned("#lambda-setup-foreign")).isFalse();
    assertThat(read(() -> node("#lambda-setup-timeout", TextField.class).getText())).isEqualTo("3");
  }

  @Test
  void anAliasThatIsEditedKeepsTheEditsWhenItIsChangedOrDeletedElsewhere() {
    tab("lambda-tab-versions");
    until(() -> shows("live"));
    interact(() -> node("#lambda-alias-live-weight", Slider.class).setValue(40));
    lambda.aliases.add(new AliasLine("beta", "2", "", 0));
    foreign("another alias");
    until(() -> shows("beta"));
    assertThat(share()).isEqualTo(40);
    assertThat(warned("#lambda-alias-live-foreign")).isFalse();
    lambda.aliases.set(0, new AliasLine("live", "2", "", 0));
    foreign("this alias");
    until(() -> warned("#lambda-alias-live-foreign"));
    assertThat(share()).isEqualTo(40);
    assertThat(faults()).isEmpty();
    lambda.aliases.removeFirst();
    foreign("deleted");
    until(() -> read(() -> node("#lambda-alias-live-count", Button.class).isDisabled()));
    assertThat(share()).isEqualTo(40);
    assertThat(read(pane::unfinished)).containsExactly("An alias was changed and is not saved.");
    fire("#lambda-alias-live-save");
    until(() -> lambda.aliases.contains(new AliasLine("live", "1", "2", 0.4)));
    until(() -> !warned("#lambda-alias-live-foreign"));
    interact(() -> node("#lambda-alias-live-weight", Slider.class).setValue(50));
    lambda.aliases.removeIf(each -> each.name().equals("live"));
    lambda.aliases.add(new AliasLine("live", "1", "", 0));
    foreign("once more");
    until(() -> warned("#lambda-alias-live-foreign"));
    fire("#lambda-alias-live-drop");
    assertThat(warned("#lambda-alias-live-foreign")).isFalse();
    assertThat(read(pane::unfinished)).isEmpty();
    assertThat(read(() -> node("#lambda-alias-live-save", Button.class).isDisabled())).isTrue();
  }

  private long share() {
    return read(() -> Math.round(node("#lambda-alias-live-weight", Slider.class).getValue()));
  }

  @Test
  void rulesAndReservationsThatAreEditedKeepTheEditsWhenTheyAreChangedElsewhere() {
    tab("lambda-tab-async");
    until(() -> shown("#lambda-age").equals("21600"));
    enter("#lambda-age", "90");
    lambda.queueRules = new QueueGateway.Rules(0, 3_600, "", "arn:aws:s3:::failures");
    foreign("rules");
    until(() -> warned("#lambda-queue-foreign"));
    assertThat(shown("#lambda-age")).isEqualTo("90");
    assertThat(shown("#lambda-on-failure")).isEqualTo("arn:aws:s3:::failures");
    fire("#lambda-queue-drop");
    assertThat(shown("#lambda-age")).isEqualTo("3600");
    assertThat(warned("#lambda-queue-foreign")).isFalse();
    assertThat(read(pane::unfinished)).isEmpty();
    enter("#lambda-age", "120");
    String rules = "The rules of asynchronous events were changed and are not saved.";
    assertThat(read(pane::unfinished)).containsExactly(rules);
    tab("lambda-tab-concurrency");
    until(() -> shown("#lambda-reserved").equals("2"));
    enter("#lambda-reserved", "7");
    lambda.reserved = 5;
    foreign("reservation");
    until(() -> warned("#lambda-scale-foreign"));
    assertThat(shown("#lambda-reserved")).isEqualTo("7");
    assertThat(read(pane::unfinished))
        .containsExactlyInAnyOrder(rules, "Another reservation was typed and is not saved.");
    lambda.reserved = 7;
    foreign("the same");
    until(() -> !warned("#lambda-scale-foreign"));
    assertThat(read(pane::unfinished)).containsExactly(rules);
    assertThat(faults()).isEmpty();
  }

  private String shown(String id) {
    TextField field = node(id, TextField.class);
    return field == null ? "" : read(field::getText);
  }

  @Test
  void codeThatIsEditedKeepsTheEditsWhenOtherCodeIsDeployedElsewhere() throws Exception {
    tab("lambda-tab-code");
    until(() -> node("#lambda-code-files", ListView.class) != null && editorShows("raise"));
    interact(() -> area().appendText("# mine\n"));
    Map<String, String> theirs = new TreeMap<>(Template.FAILING.files(Language.PYTHON));
    theirs.put("other.py", "theirs = 1\n");
    lambda.code = Deployment.build("python3.13", theirs).zip();
    lambda.function = FakeLambda.deployed(lambda.function, "other-code");
    foreign("code");
    until(() -> warned("#lambda-code-foreign"));
    assertThat(editorShows("# mine")).isTrue();
    assertThat(read(() -> node("#lambda-code-files", ListView.class).getItems().toString()))
        .contains("other.py");
    assertThat(faults()).isEmpty();
    fire("#lambda-discard");
    until(() -> !warned("#lambda-code-foreign"));
    assertThat(editorShows("# mine")).isFalse();
  }

  private CodeArea area() {
    return node("#lambda-code", CodeArea.class);
  }

  private boolean editorShows(String text) {
    return read(() -> area() != null && area().getText().contains(text));
  }

  private String memory() {
    return node("#lambda-setup-memory", TextField.class).getText();
  }

  private boolean shows(String state) {
    return read(
        () ->
            stage.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(each -> each instanceof Label label && state.equals(label.getText())));
  }

  @Test
  void whatBecomesOfAFailingBatchIsToldAndChanged() {
    tab("lambda-tab-triggers");
    until(() -> node("#lambda-mapping-rules-u1", Label.class) != null);
    assertThat(node("#lambda-mapping-rules-u1", Label.class).getText())
        .isEqualTo(
            "A batch that fails: tried again 3 times, given up when older than 60 s, what is given"
                + " up is told to nobody");
    Button change = node("#lambda-mapping-change-u1", Button.class);
    lambda.pulled = Map.of("u1", "PROBLEM: Function call failed");
    until(() -> node("#lambda-mapping-result-u1", Label.class).getText().contains("PROBLEM"));
    // another result takes no control away from under the mouse
    assertThat(node("#lambda-mapping-change-u1", Button.class)).isSameAs(change);
    fire("#lambda-mapping-change-u1");
    interact(
        () -> {
          Node form = fake.forms.getLast();
          ((TextField) form.lookup("#lambda-mapping-change-retries")).clear();
          ((CheckBox) form.lookup("#lambda-mapping-change-split")).setSelected(true);
          var _ = fake.attempts.getLast().get().begin(end -> end.ifPresent(fake::problem));
        });
    until(() -> lambda.rules.split());
    assertThat(lambda.rules.retries()).isEqualTo(-1);
    until(
        () ->
            node("#lambda-mapping-rules-u1", Label.class)
                .getText()
                .contains("tried again until its records leave the stream"));
    lambda.streams = List.of("arn:aws:dynamodb:us-east-1:000000000000:table/new/stream/1");
    tab("lambda-tab-logs");
    tab("lambda-tab-triggers");
    until(
        () ->
            read(() -> node("#lambda-mapping-source", ComboBox.class).getItems())
                .equals(lambda.streams));
    assertThat(faults()).isEmpty();
  }

  private void choose(String id, String value) {
    interact(() -> ((ComboBox<String>) node(id, ComboBox.class)).setValue(value));
  }

  private String answer() {
    return read(
        () -> {
          TextArea shown = node("#lambda-url-live-answer", TextArea.class);
          return shown == null ? "" : shown.getText();
        });
  }

  @Test
  void aUrlIsMadeOpenedVisitedChangedAndDeleted() {
    tab("lambda-tab-triggers");
    until(() -> node("#lambda-url-create", Button.class) != null);
    until(() -> read(() -> node("#lambda-url-of", ComboBox.class).getItems().size()) == 2);
    choose("#lambda-url-of", "live");
    fire("#lambda-url-create");
    until(() -> node("#lambda-url-live-send", Button.class) != null);
    assertThat(read(() -> node("#lambda-url-of", ComboBox.class).getItems().size())).isEqualTo(1);
    interact(() -> node("#lambda-url-live-path", TextField.class).setText("/orders?n=1"));
    choose("#lambda-url-live-method", "POST");
    interact(() -> node("#lambda-url-live-body", TextField.class).setText("{}"));
    fire("#lambda-url-live-send");
    until(() -> answer().endsWith("POST /orders?n=1 {}"));
    assertThat(read(() -> node("#lambda-url-live-status", Label.class).getText())).isEqualTo("403");
    assertThat(faults()).isEmpty();
    // what was typed stays, and no control leaves the window: a click on it would be lost
    Button send = node("#lambda-url-live-send", Button.class);
    Button grant = node("#lambda-url-live-grant", Button.class);
    AtomicInteger left = new AtomicInteger();
    interact(() -> send.sceneProperty().addListener((o, before, now) -> left.incrementAndGet()));
    interact(() -> node("#lambda-url-live-origins", TextField.class).setText("https://a.b"));
    fire("#lambda-url-live-grant");
    until(() -> read(grant::isDisabled));
    assertThat(node("#lambda-url-live-grant", Button.class)).isSameAs(grant);
    assertThat(left).hasValue(0);
    assertThat(read(() -> node("#lambda-url-live-origins", TextField.class).getText()))
        .isEqualTo("https://a.b");
    interact(() -> node("#lambda-url-live-origins", TextField.class).clear());
    fire("#lambda-url-live-send");
    until(() -> read(() -> node("#lambda-url-live-status", Label.class).getText().equals("200")));
    Screens.shot(stage, theme, "lambda-url", ThemeManager.Mode.LIGHT, 1280, 800);
    assertThat(read(() -> node("#lambda-url-live-save", Button.class).isDisabled())).isTrue();
    interact(() -> node("#lambda-url-live-age", TextField.class).setText("an hour"));
    assertThat(read(() -> node("#lambda-url-live-save", Button.class).isDisabled())).isTrue();
    interact(() -> node("#lambda-url-live-age", TextField.class).setText("60"));
    interact(() -> node("#lambda-url-live-origins", TextField.class).setText("https://a.b, *"));
    choose("#lambda-url-live-auth", "AWS_IAM");
    fire("#lambda-url-live-save");
    until(() -> lambda.urls.getFirst().rules().signed());
    assertThat(lambda.urls.getFirst().rules().cors().origins()).containsExactly("https://a.b", "*");
    assertThat(lambda.urls.getFirst().rules().cors().maxAge()).isEqualTo(60);
    until(() -> node("#lambda-url-live-grant", Button.class) == null);
    fire("#lambda-url-live-copy");
    assertThat(fake.copied.getLast()).endsWith("lambda-url.localhost:1/");
    fire("#lambda-url-live-delete");
    until(() -> lambda.urls.isEmpty());
    assertThat(fake.asked.getLast().sentence()).contains("404").contains("stay in the policy");
    until(() -> node("#lambda-url-live-send", Button.class) == null);
    assertThat(faults()).isEmpty();
  }

  @Test
  void theListNamesItsFunctions() {
    interact(() -> pane.go(""));
    until(() -> node("#lambda-functions", TableView.class) != null);
    until(() -> !node("#lambda-functions", TableView.class).getItems().isEmpty());
    interact(() -> node("#lambda-filter", TextField.class).setText("PYTHON3.1"));
    assertThat(read(() -> node("#lambda-functions", TableView.class).getItems().size()))
        .isEqualTo(1);
    assertThat(faults()).isEmpty();
  }

  private void make(String name, String template) {
    interact(
        () ->
            pane.actions().getValue().stream()
                .filter(action -> action.id().equals("lambda-create"))
                .forEach(action -> action.run().run()));
    Node form = fake.forms.getLast();
    interact(
        () -> {
          ListView<?> templates = (ListView<?>) form.lookup("#lambda-new-templates");
          for (int i = 0; i < templates.getItems().size(); i++) {
            if (templates.getItems().get(i).toString().equals(template)) {
              templates.getSelectionModel().select(i);
            }
          }
          ((TextField) form.lookup("#lambda-new-name")).setText(name);
          var _ = fake.attempts.getLast().get().begin(end -> end.ifPresent(fake::problem));
        });
    until(() -> read(pane::place).startsWith(name + "/"));
  }

  private String payload() {
    return read(() -> node("#lambda-payload", CodeArea.class).getText());
  }

  @Test
  void aNewFunctionBeginsAtInvokeWithAnEventOfItsOwn() {
    interact(() -> node("#lambda-payload", CodeArea.class).replaceText("{\"mine\": 1}"));
    tab("lambda-tab-logs");
    until(() -> read(pane::place).endsWith("logs"));
    make("slow", "SLOW_INIT");
    assertThat(read(pane::place)).isEqualTo("slow/invoke");
    until(() -> payload().contains("\"n\": 12"));
    make("thumbs", "S3_METADATA");
    until(() -> payload().contains("ObjectCreated:Put"));
    // each keeps what was typed for it
    interact(() -> node("#lambda-payload", CodeArea.class).replaceText("{\"mine\": 2}"));
    interact(() -> pane.go("dv-7f3a-image-meta/versions"));
    until(() -> node("#lambda-alias-live-count", Button.class) != null);
    fire("#lambda-alias-live-count");
    until(() -> lambda.sent.size() == 100);
    assertThat(lambda.sent).allSatisfy(sent -> assertThat(sent.payload()).contains("mine\": 1"));
    interact(() -> pane.go("thumbs/invoke"));
    until(() -> payload().contains("mine\": 2"));
    interact(() -> pane.go("never-seen/invoke"));
    until(() -> payload().equals("{}"));
    assertThat(faults()).isEmpty();
  }

  @Test
  void theButtonsOfInvokeStayWhereTheyAreWhileABurstIsSentAndAfter() throws Exception {
    tab("lambda-tab-invoke");
    until(() -> node("#lambda-burst", Node.class) != null);
    double top = topOfBurst();
    lambda.answers = new CountDownLatch(1);
    interact(() -> item("#lambda-burst", "lambda-burst-8").fire());
    until(() -> read(() -> node("#lambda-stop", Button.class).isVisible()));
    until(() -> !read(() -> node("#lambda-send-status", Label.class).getText()).isEmpty());
    assertThat(topOfBurst()).isEqualTo(top);
    lambda.answers.countDown();
    until(() -> !read(() -> node("#lambda-stop", Button.class).isVisible()));
    assertThat(read(() -> node("#lambda-send-status", Label.class).getText())).contains("8");
    assertThat(topOfBurst()).isEqualTo(top);
    assertThat(faults()).isEmpty();
  }

  private double topOfBurst() {
    return read(
        () -> {
          Node burst = node("#lambda-burst", Node.class);
          burst.getScene().getRoot().applyCss();
          burst.getScene().getRoot().layout();
          return burst.localToScene(0, 0).getY();
        });
  }

  private MenuItem item(String menu, String id) {
    return node(menu, MenuButton.class).getItems().stream()
        .filter(each -> id.equals(each.getId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatCannotBeDoneIsNotOffered() {
    tab("lambda-tab-concurrency");
    until(() -> node("#lambda-release", Button.class) != null);
    until(() -> !read(() -> node("#lambda-release", Button.class).isDisabled()));
    assertThat(read(() -> node("#lambda-reserve", Button.class).isDisabled())).isTrue();
    lambda.reserved = -1;
    fire("#lambda-release");
    until(() -> read(() -> node("#lambda-release", Button.class).isDisabled()));
    interact(() -> node("#lambda-reserved", TextField.class).setText("2"));
    assertThat(read(() -> node("#lambda-reserve", Button.class).isDisabled())).isFalse();

    tab("lambda-tab-setup");
    until(() -> node("#lambda-layer-add", Button.class) != null);
    assertThat(read(() -> node("#lambda-layer-add", Button.class).isDisabled())).isTrue();
    until(() -> layerNote().startsWith("Choose"));
    interact(() -> node("#lambda-layer", ComboBox.class).getSelectionModel().select(0));
    assertThat(layerNote()).isEmpty();
    fire("#lambda-layer-add");
    assertThat(layerNote()).contains("has this version");
    assertThat(read(() -> node("#lambda-layer-add", Button.class).isDisabled())).isTrue();
    assertThat(faults()).isEmpty();
  }

  private String layerNote() {
    return read(() -> node("#lambda-layer-note", Label.class).getText());
  }

  private Node newForm() {
    interact(
        () ->
            pane.actions().getValue().stream()
                .filter(action -> action.id().equals("lambda-create"))
                .forEach(action -> action.run().run()));
    return fake.forms.getLast();
  }

  @Test
  void theRoleOfANewFunctionIsChosenAndOneThatLambdaCannotAssumeIsSaid() {
    Node form = newForm();
    show(new Group(form), 1280, 800);
    ComboBox<?> role = node("#lambda-new-role", ComboBox.class);
    until(() -> read(() -> role.getItems().size()) == 3);
    assertThat(read(() -> List.<Object>copyOf(role.getItems())))
        .containsExactly(
            "Make a role with basic permissions",
            "arn:aws:iam::000000000000:role/lambda",
            "arn:aws:iam::000000000000:role/reader");
    assertThat(roleNote()).contains("Makes the role lambda in IAM", "do everything in the sandbox");
    interact(() -> role.getEditor().setText("arn:aws:iam::000000000000:role/other"));
    assertThat(roleNote()).contains("IAM has no role other", "AWS would refuse it");
    interact(() -> role.getEditor().setText("arn:aws:iam::000000000000:role/ec2-only"));
    assertThat(roleNote()).contains("Lambda cannot act in ec2-only", "lambda.amazonaws.com");
    assertThat(read(() -> node("#lambda-new-role-note", Label.class).getStyleClass()))
        .contains("danger");
    interact(() -> role.getSelectionModel().select(2));
    assertThat(roleNote()).startsWith("Lambda may act in this role.");
    interact(() -> node("#lambda-new-name", TextField.class).setText("thumbs"));
    interact(() -> role.getSelectionModel().select(0));
    assertThat(roleNote()).contains("thumbs-role-");
    interact(() -> role.getEditor().setText("lambda"));
    assertThat(roleNote()).contains("type its ARN");
    assertThat(read(() -> NodeWalk.faults(stage.getScene().getRoot()))).isEmpty();
  }

  private String roleNote() {
    return read(() -> node("#lambda-new-role-note", Label.class).getText());
  }

  @Test
  void aNewFunctionOfAnAccountOfAwsBeginsWithARoleOfItsOwn() {
    lambda.standsIn = false;
    Node form = newForm();
    show(new Group(form), 1280, 800);
    assertThat(read(() -> node("#lambda-new-role", ComboBox.class).getEditor().getText()))
        .isEqualTo("Make a role with basic permissions");
    until(() -> read(() -> node("#lambda-new-role", ComboBox.class).getItems().size()) == 2);
    interact(
        () ->
            node("#lambda-new-role", ComboBox.class)
                .getEditor()
                .setText("arn:aws:iam::000000000000:role/gone"));
    assertThat(roleNote()).contains("IAM has no role gone", "will refuse");
  }

  @Test
  void theFormOfANewFunctionIsWholeInLargeType() {
    interact(
        () ->
            pane.actions().getValue().stream()
                .filter(action -> action.id().equals("lambda-create"))
                .forEach(action -> action.run().run()));
    Node form = fake.forms.getLast();
    show(new Group(form), 1280, 800);
    for (int percent : new int[] {100, 150}) {
      interact(() -> theme.scaleProperty().set(percent));
      until(() -> node("#lambda-new-templates .list-cell", ListCell.class) != null);
      assertThat(read(() -> NodeWalk.faults(stage.getScene().getRoot()))).isEmpty();
      // seven short names have room: bars over them would hide the last
      assertThat(
              read(
                  () ->
                      node("#lambda-new-templates", ListView.class)
                          .lookupAll(".scroll-bar")
                          .stream()
                          .filter(Node::isVisible)
                          .toList()))
          .isEmpty();
      Set<List<Double>> sizes = new HashSet<>();
      for (Template each : Template.values()) {
        interact(
            () -> {
              node("#lambda-new-templates", ListView.class)
                  .getSelectionModel()
                  .select(each.ordinal());
              form.getScene().getRoot().layout();
              sizes.add(
                  List.of(form.getLayoutBounds().getWidth(), form.getLayoutBounds().getHeight()));
            });
      }
      for (Object role : node("#lambda-new-role", ComboBox.class).getItems()) {
        interact(
            () -> {
              node("#lambda-new-role", ComboBox.class).getEditor().setText(role.toString());
              form.getScene().getRoot().layout();
              sizes.add(
                  List.of(form.getLayoutBounds().getWidth(), form.getLayoutBounds().getHeight()));
            });
      }
      // the buttons under the form do not move away from the mouse
      assertThat(sizes).hasSize(1);
    }
  }

  private boolean seen(String line) {
    Node log = node("#lambda-log", ListView.class);
    double bottom = log.localToScene(log.getLayoutBounds()).getMaxY();
    return log.lookupAll(".list-cell").stream()
        .map(ListCell.class::cast)
        .filter(cell -> cell.isVisible() && cell.getText() != null)
        .filter(cell -> cell.getText().endsWith(line))
        .anyMatch(cell -> cell.localToScene(cell.getLayoutBounds()).getMaxY() <= bottom + 1);
  }

  @Test
  void theNewestLinesOfALogAreFollowed() {
    lambda.printed = 200;
    tab("lambda-tab-logs");
    until(() -> node("#lambda-log", ListView.class) != null);
    until(() -> seen("printed 200") && seen("END RequestId: e"));
    for (int more = 203; more < 220; more += 3) {
      String newest = "printed " + more;
      lambda.printed = more;
      until(() -> seen(newest) && seen("END RequestId: e"));
    }
    assertThat(faults()).isEmpty();
  }
}
