package dev.lectern.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.ResolvedSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.aws.WriteGuard;
import dev.lectern.calls.CallRecorder;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.problem.UserProblem;
import dev.lectern.settings.JsonSettings;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.ModalLayer;
import dev.lectern.ui.dialog.ToastLayer;
import dev.lectern.ui.dialog.WindowDialogs;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

class MainWindowFxTest extends FxTest {

  private final List<String> log = new ArrayList<>();
  private final ObjectProperty<Backend> backend =
      new SimpleObjectProperty<>(new Backend.Starting("The sandbox starts."));
  @TempDir Path folder;
  private JsonSettings settings;
  private ToastLayer toasts;
  private WindowDialogs dialogs;
  private final SimpleObjectProperty<List<DemoLine>> demos =
      new SimpleObjectProperty<>(List.of(new DemoLine("5.1", 5, "Versioning")));
  private final SimpleObjectProperty<List<LabLine>> labs =
      new SimpleObjectProperty<>(
          List.of(new LabLine("5.A", 5, "Versioning rescue", 20, 40, true, false)));
  private Label chip;
  private MainWindow window;

  @BeforeEach
  void openWindow() {
    settings = JsonSettings.open(folder.resolve("settings.json"), Runnable::run);
    settings.keep();
    window = window();
  }

  private MainWindow window() {
    MainWindow[] made = new MainWindow[1];
    interact(
        () -> {
          chip = new Label("Sandbox");
          ModalLayer modal = new ModalLayer();
          dialogs = new WindowDialogs(modal);
          toasts = new ToastLayer();
          made[0] =
              new MainWindow(
                  new ShellParts(
                      settings,
                      new FxTaskRunner(dialogs::problem),
                      theme,
                      modal,
                      dialogs,
                      toasts,
                      new NoDesktop(),
                      List.of(
                          new PaneDescriptor(
                              "s3",
                              "S3",
                              "fth-hard-drive",
                              5,
                              (context, place) -> new FakePane(place, log)),
                          new PaneDescriptor(
                              "sandbox",
                              "Sandbox",
                              "fth-sliders",
                              0,
                              (context, place) -> new FakePane("desk", log))),
                      KeptTabs.of("s3", "bucket/"),
                      backend,
                      demos,
                      labs,
                      id -> log.add("lab " + id),
                      new SimpleObjectProperty<>(List.of()),
                      chip,
                      null,
                      null,
                      id -> {},
                      null));
          made[0].show(stage);
        });
    return made[0];
  }

  private record NoDesktop() implements PaneContext.Desktop {
    @Override
    public void copy(String text) {}

    @Override
    public void browse(String url) {}
  }

  private static SessionClients clients() {
    return new ClientFactory(new CallRecorder())
        .open(
            new ResolvedSession(
                new SessionInfo(
                    "one",
                    SessionInfo.Kind.SANDBOX,
                    "Sandbox",
                    "us-east-1",
                    "000000000000",
                    "",
                    Optional.of(URI.create("http://127.0.0.1:1"))),
                AnonymousCredentialsProvider.create(),
                WriteGuard.OPEN),
            "test");
  }

  private void ready() {
    interact(() -> backend.set(new Backend.Ready(clients())));
  }

  private boolean tabShown(String pane) {
    Node tab = stage.getScene().lookup("#shell-tab-" + pane);
    return tab != null && tab.getParent().isVisible();
  }

  @Test
  void thePaneOpensWhenTheSessionIsReadyAndAgainForAnother() {
    assertThat(log).isEmpty();
    ready();
    assertThat(log).containsExactly("open bucket/");
    ready();
    assertThat(log).containsExactly("open bucket/", "close bucket/", "open bucket/");
  }

  @Test
  void aNewTabIsShownEvenAfterAGarbageCollection() {
    ready();
    System.gc();
    interact(() -> window.open("module-7", ""));
    assertThat(read(() -> tabShown("module-7"))).isTrue();
  }

  @Test
  void tabsAreThereAgainAfterARestart() {
    ready();
    interact(
        () -> {
          window.open("module-7", "labs");
          window.open("s3", "other/");
          window.close();
        });
    settings.close();
    settings = JsonSettings.open(folder.resolve("settings.json"), Runnable::run);
    settings.keep();
    log.clear();
    window = window();
    assertThat(log).containsExactly("open other/");
    assertThat(read(() -> tabShown("module-7"))).isTrue();
  }

  @Test
  void aPaneThatCanGoToAPlaceIsNotClosedForIt() {
    ready();
    interact(() -> window.open("s3", "go/there"));
    assertThat(log).containsExactly("open bucket/");
    interact(() -> window.open("s3", "elsewhere/"));
    assertThat(log).containsExactly("open bucket/", "close go/there", "open elsewhere/");
  }

  @Test
  void workThatWouldBeLostIsNamedOnceBeforeATabOrTheWindowCloses() {
    ready();
    assertThat(read(() -> window.mayClose().getNow(false))).isTrue();
    interact(() -> window.open("s3", "work/"));
    List<Boolean> answers = new ArrayList<>();
    interact(() -> window.mayClose().thenAccept(answers::add));
    assertThat(
            read(
                () ->
                    stage.getScene().lookup("#dialog").lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
        .contains("Quit Lectern?", "Work at work/ stops.");
    interact(() -> ((ButtonBase) stage.getScene().lookup("#dialog-cancel")).fire());
    assertThat(answers).containsExactly(false);
    interact(() -> ((ButtonBase) stage.getScene().lookup("#shell-close-s3")).fire());
    assertThat(read(() -> tabShown("s3"))).isTrue();
    interact(() -> ((ButtonBase) stage.getScene().lookup("#dialog-ok")).fire());
    until(() -> log.contains("close work/"));
  }

  @Test
  void thePaletteRunsAnActionOfThePane() {
    ready();
    robot.push(KeyCode.CONTROL, KeyCode.K);
    interact(() -> ((TextField) stage.getScene().lookup("#palette-query")).setText("frob"));
    robot.push(KeyCode.ENTER);
    assertThat(log).contains("did");
    assertThat(read(() -> stage.getScene().lookup("#palette").isVisible())).isFalse();
  }

  @Test
  void whatKeepsTheSandboxFromStartingIsSaidWhereThePaneWouldBe() {
    interact(
        () ->
            backend.set(
                new Backend.Failed(
                    UserProblem.of("Lectern is open already.", "Why.", "Remedy."),
                    List.of(
                        Action.of("again", "Try again", "fth-refresh-cw", () -> log.add("again"))),
                    false)));
    interact(() -> ((ButtonBase) stage.getScene().lookup("#state-again")).fire());
    assertThat(log).containsExactly("again");
  }

  @Test
  void whatNeedsNoSessionOpensWhileTheSessionHasExpired() {
    ready();
    Backend expired =
        new Backend.Failed(
            UserProblem.of("The session has expired.", "Why.", "Remedy."), List.of(), true);
    interact(() -> backend.set(expired));
    assertThat(log).doesNotContain("open desk");
    assertThat(read(() -> stage.getScene().lookup(".state-title"))).isNotNull();
    interact(() -> window.open("sandbox", ""));
    assertThat(log).containsOnlyOnce("open desk");
    interact(() -> window.open("s3", "bucket/"));
    assertThat(read(() -> stage.getScene().lookup(".state-title"))).isNotNull();
  }

  @Test
  void whatWaitsForTheUserStaysInFrontUntilAPaneThatNeedsNoSessionIsChosen() {
    ready();
    interact(() -> window.open("sandbox", ""));
    log.clear();
    Label asks = new Label("Which code?");
    interact(() -> backend.set(new Backend.Page(asks)));
    assertThat(read(asks::getScene)).isNotNull();
    assertThat(log).doesNotContain("open desk");
    interact(() -> window.open("sandbox", ""));
    assertThat(log).contains("open desk");
    interact(() -> window.open("s3", "bucket/"));
    assertThat(read(asks::getScene)).isNotNull();
  }

  @Test
  void aDangerousQuestionIsNotAnsweredByEnterAndEscapeSaysNo() {
    List<Boolean> answers = new ArrayList<>();
    interact(
        () ->
            dialogs
                .confirm(
                    new WindowDialogs.Confirmation("Delete?", "3 versions go.", "Delete", true))
                .thenAccept(answers::add));
    robot.push(KeyCode.ENTER);
    robot.push(KeyCode.ESCAPE);
    assertThat(read(() -> List.copyOf(answers))).containsExactly(false);
  }

  @Test
  void tabsAreClosedByTheOthersTheMiddleButtonAndOpenedAgain() {
    ready();
    interact(() -> window.open("module-7", "labs"));
    interact(() -> window.open("module-8", ""));
    action("shell-close-others");
    assertThat(read(() -> tabShown("s3") || tabShown("module-7"))).isFalse();
    assertThat(read(() -> tabShown("module-8"))).isTrue();
    action("shell-reopen-tab");
    action("shell-reopen-tab");
    assertThat(read(() -> tabShown("s3") && tabShown("module-7"))).isTrue();
    assertThat(log).endsWith("close bucket/", "open bucket/");
    robot.clickOn(stage.getScene().lookup("#shell-tab-module-7"), MouseButton.MIDDLE);
    assertThat(read(() -> tabShown("module-7"))).isFalse();
  }

  @Test
  void tabsThatDoNotFitAreUnderMoreAndTheOneInFrontIsSeen() {
    ready();
    for (int module = 3; module <= 14; module++) {
      String id = "module-" + module;
      interact(() -> window.open(id, ""));
    }
    interact(() -> stage.getScene().getRoot().layout());
    assertThat(read(() -> tabShown("module-14"))).isTrue();
    assertThat(hiddenTabs()).isNotEmpty().doesNotContain("Module 14");
    interact(() -> window.open("s3", "bucket/"));
    interact(() -> stage.getScene().getRoot().layout());
    assertThat(hiddenTabs()).contains("Module 14").doesNotContain("S3");
    interact(this::allOfTheStripIsSeen);
    Screens.shot(stage, theme, "shell-many-tabs");
  }

  @Test
  void aTabThatIsWiderThanItsRoomIsCutAndTheNextButtonIsSeen() {
    ready();
    interact(() -> window.open("module-11", ""));
    interact(
        () -> {
          HBox strip = (HBox) stage.getScene().lookup("#shell-tabs");
          strip.setMinWidth(0);
          strip.setMaxWidth(130);
          strip.getParent().layout();
          strip.layout();
          assertThat(strip.getWidth()).isEqualTo(130);
          allOfTheStripIsSeen();
          Button tab = (Button) strip.lookup("#shell-tab-module-11");
          assertThat(tab.isTextTruncated()).isTrue();
          assertThat(tab.getTooltip().getText()).isEqualTo("Module 11");
        });
  }

  @Test
  void aLongChipGivesWayToTheTabInFront() {
    ready();
    interact(() -> chip.setText("as a-role-with-a-name-that-nobody-should-give ".repeat(6)));
    interact(() -> stage.getScene().getRoot().layout());
    Button tab = (Button) stage.getScene().lookup("#shell-tab-s3");
    assertThat(read(tab::isTextTruncated)).isFalse();
    assertThat(read(chip::isTextTruncated)).isTrue();
    Node look = stage.getScene().lookup("#shell-look");
    assertThat(read(() -> look.localToScene(look.getLayoutBounds()).getMaxX()))
        .isLessThanOrEqualTo(read(() -> stage.getScene().getWidth()));
    interact(this::allOfTheStripIsSeen);
  }

  @Test
  void aWindowKeptAboveTheScreenComesBackWithItsTitleBar() {
    settings.put("window", new KeptWindow(-1, -20, 1280, 800, false));
    interact(
        () -> {
          Stage other = new Stage();
          KeptWindow.bind(other, settings);
          assertThat(other.getY()).isEqualTo(Screen.getPrimary().getVisualBounds().getMinY());
          other.close();
        });
  }

  private void allOfTheStripIsSeen() {
    HBox strip = (HBox) stage.getScene().lookup("#shell-tabs");
    double end =
        strip.getChildren().stream()
            .filter(Node::isVisible)
            .mapToDouble(node -> node.getBoundsInParent().getMaxX())
            .max()
            .orElse(0);
    assertThat(end).isLessThanOrEqualTo(strip.getWidth() + 1);
  }

  @Test
  void whatIsTypedBeforeThePaletteIsDrawnIsInIt() {
    ready();
    interact(
        () -> {
          Scene scene = stage.getScene();
          press(
              scene,
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.K, false, true, false, false));
          press(
              scene,
              new KeyEvent(
                  KeyEvent.KEY_TYPED, "d", "", KeyCode.UNDEFINED, false, false, false, false));
        });
    TextField query = (TextField) read(() -> stage.getScene().lookup("#palette-query"));
    assertThat(read(() -> query.getText())).isEqualTo("d");
  }

  private static void press(Scene scene, KeyEvent event) {
    Node owner = scene.getFocusOwner();
    Event.fireEvent(owner == null ? scene : owner, event);
  }

  private List<String> hiddenTabs() {
    return read(
        () ->
            ((MenuButton) stage.getScene().lookup("#shell-more-tabs"))
                .getItems().stream().map(item -> item.getText()).toList());
  }

  private void action(String id) {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    interact(
        () -> {
          ListView<?> list = (ListView<?>) stage.getScene().lookup("#palette-list");
          list.getItems().stream()
              .filter(item -> item.toString().contains("id=" + id + ","))
              .findFirst()
              .ifPresent(item -> list.getSelectionModel().select(list.getItems().indexOf(item)));
        });
    robot.push(KeyCode.ENTER);
  }

  @Test
  void theKeyboardGoesRoundThePartsOfTheWindowAndIsSeen() {
    ready();
    interact(() -> window.open("module-5", ""));
    List<String> forth = List.of("shell-rail", "top", "content");
    interact(() -> stage.getScene().lookup("#shell-module-3").requestFocus());
    for (String part : List.of("top", "content", "shell-rail")) {
      robot.push(KeyCode.F6);
      assertThat(read(this::part)).isEqualTo(part);
      assertThat(read(() -> stage.getScene().getFocusOwner().isFocusVisible())).isTrue();
    }
    assertThat(forth).contains(read(this::part));
    Region row = read(() -> (Region) stage.getScene().getFocusOwner());
    // the rail cuts what is outside of its rows
    assertThat(read(() -> row.getBackground().getOutsets().getLeft())).isZero();
    robot.push(KeyCode.DOWN);
    Node where = read(() -> stage.getScene().getFocusOwner());
    for (String part : List.of("content", "top", "shell-rail")) {
      robot.push(KeyCode.SHIFT, KeyCode.F6);
      assertThat(read(this::part)).isEqualTo(part);
    }
    assertThat(read(() -> stage.getScene().getFocusOwner())).isSameAs(where);
  }

  @Test
  void theKeyboardIsInThePaneAndNotOnAButtonThatClosesIt() {
    ready();
    robot.push(KeyCode.ENTER);
    assertThat(tabShown("s3")).isTrue();
    interact(() -> window.open("module-5", ""));
    assertThat(read(this::part)).isEqualTo("content");
    robot.push(KeyCode.TAB);
    Node here = read(() -> stage.getScene().getFocusOwner());
    interact(() -> window.open("s3", null));
    robot.push(KeyCode.ENTER);
    assertThat(tabShown("s3")).isTrue();
    interact(() -> window.open("module-5", null));
    assertThat(read(() -> stage.getScene().getFocusOwner())).isSameAs(here);
  }

  private String part() {
    for (Node node = stage.getScene().getFocusOwner(); node != null; node = node.getParent()) {
      if (node.getId() != null && List.of("shell-rail", "top", "content").contains(node.getId())) {
        return node.getId();
      }
    }
    return "";
  }

  @Test
  void noticesAreThreeAtMostAndOneCanBeActedOn() {
    ready();
    for (int i = 1; i <= 4; i++) {
      String title = "Notice " + i;
      interact(() -> toasts.show(title, "A path that is long: /home/somebody/" + "x".repeat(120)));
    }
    interact(
        () ->
            toasts.show(
                "Calls exported",
                "12 calls to /home/somebody/calls.json",
                Optional.of(
                    Action.of("copy-it", "Copy the path", "fth-copy", () -> log.add("copied")))));
    assertThat(read(() -> toasts.getChildren().size())).isEqualTo(3);
    Screens.shot(stage, theme, "shell-toasts");
    interact(() -> ((ButtonBase) stage.getScene().lookup("#copy-it")).fire());
    assertThat(log).contains("copied");
    interact(() -> toasts.getChildren().getFirst().lookup("#toast-close").requestFocus());
    robot.push(KeyCode.ESCAPE);
    assertThat(read(() -> toasts.getChildren().size())).isEqualTo(1);
  }

  @Test
  void aNoticeOfSomethingThatIsNotThereLooksLikeAWarning() {
    ready();
    interact(() -> toasts.warn("There is no state machine x", "None of that name."));
    Node warning = read(() -> toasts.getChildren().getLast());
    Node done =
        read(
            () -> {
              toasts.show("Copied", "");
              return toasts.getChildren().getLast();
            });
    assertThat(warning.getStyleClass()).contains("warning");
    assertThat(colour(warning)).isNotEqualTo(colour(done));
  }

  private Paint colour(Node toast) {
    return read(
        () -> {
          toast.getScene().getRoot().applyCss();
          return ((FontIcon) toast.lookup(".ikonli-font-icon")).getIconColor();
        });
  }

  @Test
  void railAndPageCountTheLabsThatCanBeDone() {
    ready();
    assertThat(read(() -> stage.getScene().lookup("#shell-labs-5").getAccessibleText()))
        .isEqualTo("Labs, 0/1");
    interact(() -> window.open("module-5", "labs"));
    List<String> words = words();
    assertThat(words).contains("5.A Versioning rescue", "20 of 40 points");
    assertThat(words)
        .contains("5.B Guard the bucket\n5.C Integrity and concurrency\n5.D Keys and cost");
    assertThat(words.stream().filter("in a later version"::equals)).hasSize(2);
  }

  @Test
  void onlyTheRowsOfTheRailThatChangeAreMadeAnew() {
    ready();
    List<Node> before = rail();
    interact(
        () -> labs.set(List.of(new LabLine("5.A", 5, "Versioning rescue", 30, 40, true, false))));
    List<Node> after = rail();
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.stream().filter(row -> !before.contains(row)).map(Node::getId))
        .containsExactly("shell-module-5");

    Node nine = stage.getScene().lookup("#shell-module-9");
    interact(() -> ((Button) nine).fire());
    assertThat(rail()).containsAll(after.stream().filter(row -> row != nine).toList());
    interact(() -> ((Button) stage.getScene().lookup("#shell-module-9")).fire());
    assertThat(rail().stream().map(Node::getId)).containsExactlyElementsOf(ids(before));
  }

  private List<Node> rail() {
    List<Node> rows = new ArrayList<>();
    interact(
        () ->
            rows.addAll(
                stage.getScene().lookup("#shell-module-3").getParent().getChildrenUnmodifiable()));
    return rows;
  }

  private static List<String> ids(List<Node> rows) {
    return rows.stream().map(Node::getId).toList();
  }

  @Test
  void onlyWhatIsNotThereIsSaidToComeLater() {
    List<LabLine> read = labs.get();
    interact(() -> labs.set(List.of()));
    interact(() -> demos.set(List.of()));
    ready();
    interact(() -> window.open("module-5", ""));
    // neither demos nor labs were read yet
    assertThat(words())
        .contains("5.1 Versioning\n5.2 Bucket policies\n5.3 ETag and checksum")
        .noneMatch(word -> word.contains("later version"));
    interact(() -> labs.set(read));
    assertThat(words().stream().filter("in a later version"::equals)).hasSize(1);
  }

  private List<String> words() {
    return read(
        () ->
            stage.getScene().getRoot().lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
  }

  @Test
  void everyControlHasAnIdAndSaysWhatItIs() {
    ready();
    interact(() -> window.open("module-5", ""));
    List<String> bad = new ArrayList<>();
    interact(() -> walk(stage.getScene().getRoot(), bad));
    assertThat(bad).isEmpty();
  }

  private static void walk(Node node, List<String> bad) {
    if (node instanceof ButtonBase || node instanceof TextInputControl) {
      boolean named =
          node.getAccessibleText() != null
              || node instanceof ButtonBase button
                  && button.getText() != null
                  && !button.getText().isBlank();
      if (node.getId() == null || !named) {
        bad.add(node.toString());
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, bad));
    }
  }

  @Test
  void pictures() {
    ready();
    interact(
        () -> {
          window.open("module-5", "labs");
          toasts.show("Presigned link copied", "GET, expires in 15 min");
        });
    Screens.shot(stage, theme, "shell");
  }
}
