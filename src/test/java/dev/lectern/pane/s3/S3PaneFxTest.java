package dev.lectern.pane.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.s3.browse.FakeObjects;
import dev.lectern.pane.s3.bucket.FakeExposure;
import dev.lectern.pane.s3.bucket.SectionGateway;
import dev.lectern.pane.s3.buckets.FakeBuckets;
import dev.lectern.pane.s3.details.FakeDetails;
import dev.lectern.pane.s3.presign.PresignGateway;
import dev.lectern.pane.s3.transfer.TransferGateway;
import dev.lectern.pane.s3.versions.FakeVersions;
import dev.lectern.problem.UserProblem;
import dev.lectern.settings.Settings;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3PaneFxTest extends FxTest {

  private final FakeBuckets buckets = new FakeBuckets();
  private final FakeObjects objects = new FakeObjects();
  private final List<String> asked = new ArrayList<>();
  private final SectionGateway sections =
      (SectionGateway)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {SectionGateway.class},
              (self, method, arguments) -> {
                asked.add(method.getName() + arguments[0]);
                return "";
              });
  private final FakeDialogs dialogs = new FakeDialogs();
  private final TaskRunner tasks = new FxTaskRunner(dialogs::problem);
  private final FakeVersions versions = new FakeVersions();
  private S3Pane pane;

  @BeforeEach
  void data() {
    buckets.add("acme-invoices-prod");
    buckets.add("acme-logs");
    buckets.add("dv-7f3a-data");
    buckets.add("dv-7f3a-site");
    for (String key :
        "app.log cfg.json customers.csv error.html images/a.png index.html logo.png orders-10.csv orders-11.csv release-1.4.2.zip reports/q1.csv reports/q2.csv robots.txt"
            .split(" ")) {
      objects.keys.put(key, 1_000L + key.hashCode() % 100_000 * 13L & 0xffffff);
    }
  }

  @AfterEach
  void close() {
    interact(() -> pane.close());
    tasks.close();
  }

  private void open(String place) {
    interact(
        () -> {
          pane =
              new S3Pane(
                  context(),
                  place,
                  new S3Pane.Gateways(
                      buckets,
                      objects,
                      versions,
                      new FakeDetails(),
                      none(TransferGateway.class),
                      sections,
                      new FakeExposure(),
                      none(PresignGateway.class)));
        });
    BorderPane frame = new BorderPane(pane.view());
    frame.setTop(pane.tools());
    show(frame, 1080, 600);
  }

  private PaneContext context() {
    SessionInfo session =
        new SessionInfo(
            "1",
            SessionInfo.Kind.SANDBOX,
            "Sandbox",
            "us-east-1",
            "000000000000",
            "",
            Optional.of(URI.create("http://127.0.0.1:1")));
    AwsClients clients =
        (AwsClients)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AwsClients.class},
                (self, method, arguments) ->
                    switch (method.getName()) {
                      case "session" -> session;
                      case "time" -> java.time.InstantSource.system();
                      default -> self;
                    });
    // every setting is the one that is asked for: the default
    Settings settings =
        (Settings)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Settings.class},
                (self, method, arguments) -> method.getName().equals("get") ? arguments[2] : null);
    return new PaneContext(
        clients,
        tasks,
        dialogs,
        dialogs,
        settings,
        none(PaneContext.Desktop.class),
        none(PaneContext.Shell.class));
  }

  private static <T> T none(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> method.getReturnType() == List.class ? List.of() : null));
  }

  private TableView<?> table(String id) {
    return (TableView<?>) stage.getScene().lookup("#" + id);
  }

  @Test
  void showsBucketsAndGoesInto() {
    open("");
    until(() -> table("s3-buckets").getItems().size() == 4);
    Screens.shot(stage, theme, "s3-buckets");
    interact(
        () -> {
          table("s3-buckets").getSelectionModel().select(2);
          table("s3-buckets").requestFocus();
        });
    robot.push(KeyCode.ENTER);
    until(() -> pane.place().equals("dv-7f3a-data/"));
    until(() -> table("s3-objects").getItems().size() == 12);
    assertThat(read(() -> pane.crumbs().getValue().getLast().text())).isEqualTo("dv-7f3a-data");
    Screens.shot(stage, theme, "s3-objects");
  }

  @Test
  void theListOfBucketsHasNoVersioningAndNothingToDeleteBeforeOneIsChosen() {
    open("dv-7f3a-data");
    until(() -> stage.getScene().lookup("#s3-versioning-chip").isVisible());
    interact(() -> pane.crumbs().getValue().getFirst().open().run());
    until(() -> table("s3-buckets") != null && !table("s3-buckets").getItems().isEmpty());
    assertThat(read(() -> stage.getScene().lookup("#s3-versioning-chip").isVisible())).isFalse();
    interact(() -> table("s3-buckets").getSelectionModel().clearSelection());
    assertThat(read(() -> stage.getScene().lookup("#s3-delete-bucket").isDisabled())).isTrue();
    interact(() -> table("s3-buckets").getSelectionModel().select(0));
    assertThat(read(() -> stage.getScene().lookup("#s3-delete-bucket").isDisabled())).isFalse();
  }

  @Test
  void aTabIsBuiltAndAskedForWhenItIsFirstShown() {
    open("dv-7f3a-data");
    TabPane tabs = (TabPane) read(() -> stage.getScene().lookup("#s3-tabs"));
    assertThat(tabs.getTabs().subList(1, tabs.getTabs().size())).hasSize(11);
    assertThat(tabs.getTabs().subList(1, 12)).allMatch(tab -> tab.getContent() == null);
    interact(() -> tabs.getSelectionModel().select(3));
    until(() -> asked.contains("readPUBLIC_ACCESS"));
    assertThat(asked).containsExactly("readPUBLIC_ACCESS");
    assertThat(tabs.getTabs().get(3).getContent()).isNotNull();
    assertThat(tabs.getTabs().get(4).getContent()).isNull();
    assertThat(read(() -> stage.getScene().lookup("#s3-delete").isVisible())).isFalse();
    interact(() -> tabs.getSelectionModel().select(0));
    assertThat(read(() -> stage.getScene().lookup("#s3-delete").isVisible())).isTrue();
  }

  @Test
  void theTabThatWasLeftIsInFrontAgain() {
    open("dv-7f3a-data");
    TabPane tabs = (TabPane) read(() -> stage.getScene().lookup("#s3-tabs"));
    interact(() -> tabs.getSelectionModel().select(2));
    assertThat(pane.place()).isEqualTo("dv-7f3a-data/?tab=policy");
    interact(() -> pane.close());
    open(pane.place());
    TabPane again = (TabPane) read(() -> stage.getScene().lookup("#s3-tabs"));
    assertThat(read(() -> again.getSelectionModel().getSelectedIndex())).isEqualTo(2);
    until(() -> asked.stream().filter("readPOLICY"::equals).count() == 2);
    interact(() -> pane.crumbs().getValue().getLast().open().run());
    assertThat(read(() -> again.getSelectionModel().getSelectedIndex())).isZero();
    assertThat(pane.place()).isEqualTo("dv-7f3a-data/");
  }

  @Test
  void aPlaceThatTheSessionDoesNotHaveGivesTheListOfBuckets() {
    objects.failure =
        new UserProblem("The bucket is not there.", "Why.", "Do.", "404 NoSuchBucket", null, "");
    open("of-another-session/reports/");
    until(() -> pane.place().isEmpty());
    until(() -> table("s3-buckets").getItems().size() == 4);
    assertThat(dialogs.toasts).singleElement().asString().contains("of-another-session");
  }

  @Test
  void whoMayNotListABucketFindsTheWayToTheOthers() {
    objects.failure = new UserProblem("You may not.", "Why.", "Do.", "403 AccessDenied", null, "");
    open("dv-7f3a-data");
    until(() -> stage.getScene().lookup("#state-objects-buckets") != null);
    Screens.shot(stage, theme, "s3-denied");
    interact(() -> ((Button) stage.getScene().lookup("#state-objects-buckets")).fire());
    until(() -> pane.place().isEmpty());
    until(() -> table("s3-buckets").getItems().size() == 4);
    until(() -> table("s3-buckets").getSelectionModel().getSelectedIndex() == 2);
  }

  @Test
  void anEmptyListingOffersTheVersionsThatItHides() {
    objects.keys.clear();
    objects.markers.add("gone.txt");
    open("dv-7f3a-data");
    until(() -> stage.getScene().lookup("#state-objects-show-versions") != null);
    Screens.shot(stage, theme, "s3-hidden");
    interact(() -> ((Button) stage.getScene().lookup("#state-objects-show-versions")).fire());
    until(() -> pane.place().equals("dv-7f3a-data/?versions"));
    until(() -> table("s3-objects").getItems().size() == 1);
  }

  @Test
  void thePageOfTheChosenObjectIsThereAgain() {
    open("dv-7f3a-data");
    until(() -> table("s3-objects").getItems().size() == 12);
    interact(() -> table("s3-objects").getSelectionModel().select(3));
    until(() -> stage.getScene().lookup("#s3-object-page-preview") != null);
    interact(() -> ((ToggleButton) stage.getScene().lookup("#s3-object-page-preview")).fire());
    until(() -> pane.place().endsWith("?panel=preview"));
    open(read(() -> pane.place()));
    until(() -> stage.getScene().lookup("#s3-object-page-preview") != null);
    ToggleButton preview =
        (ToggleButton) read(() -> stage.getScene().lookup("#s3-object-page-preview"));
    assertThat(read(preview::isSelected)).isTrue();
  }

  @Test
  void theWaysToUploadAreInOneMenu() {
    open("dv-7f3a-data");
    until(() -> table("s3-objects").getItems().size() == 12);
    MenuButton upload = (MenuButton) read(() -> stage.getScene().lookup("#s3-upload"));
    assertThat(upload.getItems())
        .extracting(MenuItem::getId)
        .containsExactly("s3-upload-folder-item", "s3-multipart-item");
    interact(() -> upload.getItems().getLast().fire());
    until(() -> stage.getScene().lookup("#s3-multipart-size") != null);
  }

  @Test
  void goesBackAndForwardAndUpByKeys() {
    open("");
    until(() -> table("s3-buckets").getItems().size() == 4);
    interact(() -> pane.go("dv-7f3a-data/images/"));
    until(() -> table("s3-objects").getItems().size() == 1);
    interact(() -> run("explorer-up"));
    until(() -> pane.place().equals("dv-7f3a-data/"));
    interact(() -> run("explorer-back"));
    assertThat(read(() -> pane.place())).isEqualTo("dv-7f3a-data/images/");
    interact(() -> run("explorer-back"));
    assertThat(read(() -> pane.place())).isEmpty();
    interact(() -> run("explorer-forward"));
    interact(() -> run("explorer-forward"));
    assertThat(read(() -> pane.place())).isEqualTo("dv-7f3a-data/");
  }

  @Test
  void twoVersionsOfTheChosenObjectAreComparedByAnAction() {
    versions.with("v2", false, "two").with("v1", false, "one");
    open("dv-7f3a-data");
    until(() -> table("s3-objects").getItems().size() == 12);
    assertThat(can("s3-compare")).isFalse();
    interact(() -> table("s3-objects").getSelectionModel().select(0));
    until(() -> can("s3-compare"));
    interact(() -> run("s3-compare"));
    until(() -> stage.getScene().lookup("#s3-versions-diff") != null);
    Node list = read(() -> stage.getScene().lookup("#s3-versions-list"));
    until(list::isFocused);
    interact(() -> table("s3-objects").getSelectionModel().clearSelection());
    // a folder has no versions to compare, and no URL
    int folder =
        read(
            () ->
                (int)
                    table("s3-objects").getItems().stream()
                        .takeWhile(row -> !row.toString().contains("folder=true"))
                        .count());
    interact(() -> table("s3-objects").getSelectionModel().select(folder));
    assertThat(can("s3-rename")).isTrue();
    assertThat(List.of(can("s3-compare"), can("s3-restore"), can("s3-presign")))
        .containsOnly(false);
  }

  @Test
  void theOpenBucketCanBeEmptiedToo() {
    open("");
    until(() -> table("s3-buckets").getItems().size() == 4);
    interact(() -> table("s3-buckets").getSelectionModel().clearSelection());
    assertThat(can("s3-empty-bucket")).isFalse();
    interact(() -> pane.go("dv-7f3a-data/images/"));
    until(() -> can("s3-empty-bucket"));
    interact(() -> run("s3-empty-bucket"));
    until(() -> dialogs.toasts.contains("dv-7f3a-data is empty already"));
    assertThat(read(() -> pane.place())).isEmpty();
  }

  @Test
  void everyTabIsReachedByItsAction() {
    open("dv-7f3a-data");
    until(() -> can("s3-tab-policy"));
    interact(() -> run("s3-tab-policy"));
    until(() -> read(() -> pane.place()).contains("tab=policy"));
    interact(() -> run("s3-tab-objects"));
    until(() -> read(() -> pane.place()).equals("dv-7f3a-data/"));
  }

  private boolean can(String action) {
    return read(
        () ->
            pane.actions().getValue().stream()
                .anyMatch(each -> each.id().equals(action) && each.enabled().get()));
  }

  private void run(String action) {
    pane.actions().getValue().stream()
        .filter(each -> each.id().equals(action) && each.enabled().get())
        .forEach(each -> each.run().run());
  }

  @Test
  void columnsGrowWithTheType() {
    open("dv-7f3a-data");
    until(() -> table("s3-objects").getItems().size() == 12);
    double before = read(() -> table("s3-objects").getColumns().get(2).getMinWidth());
    interact(() -> theme.scaleProperty().set(150));
    until(() -> table("s3-objects").getColumns().get(2).getMinWidth() > before * 1.4);
    Screens.shot(stage, theme, "s3-objects-150");
  }

  @Test
  void aKeyThatIsNotThereYetIsChosenInPlaceOfTheOneBefore() {
    open("dv-7f3a-data/app.log");
    until(() -> table("s3-objects").getSelectionModel().getSelectedIndex() == 0);
    interact(() -> pane.go("dv-7f3a-data/later.txt"));
    until(() -> table("s3-objects").getSelectionModel().isEmpty());
    assertThat(read(() -> pane.place())).isEqualTo("dv-7f3a-data/later.txt");
    objects.keys.put("later.txt", 5L);
    interact(() -> pane.refresh());
    until(() -> table("s3-objects").getItems().size() == 13);
    until(() -> table("s3-objects").getSelectionModel().getSelectedItem() != null);
    assertThat(read(() -> pane.place())).isEqualTo("dv-7f3a-data/later.txt");
    assertThat(read(() -> table("s3-objects").getSelectionModel().getSelectedItem().toString()))
        .contains("later.txt");
  }

  @Test
  void severalChosenRowsAreSummedUpAndOneShowsItsObjectAgain() {
    open("dv-7f3a-data");
    until(() -> table("s3-objects").getItems().size() == 12);
    interact(() -> table("s3-objects").getSelectionModel().select(1));
    until(() -> stage.getScene().lookup("#s3-object-panel").isVisible());
    interact(() -> table("s3-objects").getSelectionModel().selectRange(0, 5));
    assertThat(read(() -> stage.getScene().lookup("#s3-object-panel").isVisible())).isFalse();
    assertThat(read(() -> stage.getScene().lookup("#s3-selection").isVisible())).isTrue();
    Label amount = (Label) read(() -> stage.getScene().lookup("#s3-selection-amount"));
    assertThat(amount.getText()).startsWith("4 objects with");
    interact(() -> ((Button) stage.getScene().lookup("#s3-selection-count")).fire());
    until(() -> amount.getText().startsWith("5 objects with"));
    Screens.shot(stage, theme, "s3-selection");
    interact(() -> table("s3-objects").getSelectionModel().clearAndSelect(2));
    assertThat(read(() -> stage.getScene().lookup("#s3-object-panel").isVisible())).isTrue();
    assertThat(read(() -> stage.getScene().lookup("#s3-selection").isVisible())).isFalse();
  }

  @Test
  void goesThroughFoldersByKeyboard() {
    open("dv-7f3a-data");
    until(() -> table("s3-objects").getItems().size() == 12);
    interact(
        () -> {
          table("s3-objects").requestFocus();
          table("s3-objects").getSelectionModel().select(4);
        });
    robot.push(KeyCode.ENTER);
    until(() -> pane.place().equals("dv-7f3a-data/images/"));
    until(() -> stage.getScene().getFocusOwner() == table("s3-objects"));
    robot.push(KeyCode.BACK_SPACE);
    until(() -> pane.place().equals("dv-7f3a-data/"));
    until(() -> table("s3-objects").getSelectionModel().getSelectedIndex() == 4);
  }

  @Test
  void enterOpensTheRowThatHasTheKeyboardAlsoBeforeItIsChosen() {
    open("");
    until(() -> table("s3-buckets").getItems().size() == 4);
    interact(
        () -> {
          table("s3-buckets").getSelectionModel().clearSelection();
          table("s3-buckets").getFocusModel().focus(2);
          table("s3-buckets").requestFocus();
        });
    robot.push(KeyCode.ENTER);
    until(() -> pane.place().equals("dv-7f3a-data/"));
    until(() -> table("s3-objects").getItems().size() == 12);
    interact(
        () -> {
          table("s3-objects").requestFocus();
          table("s3-objects").getFocusModel().focus(4);
        });
    robot.push(KeyCode.ENTER);
    until(() -> pane.place().equals("dv-7f3a-data/images/"));
  }

  @Test
  void theKeyboardStaysWhereTheListIsWhateverStandsThere() {
    objects.keys.put("void/", 0L);
    open("");
    until(() -> table("s3-buckets").getItems().size() == 4);
    interact(
        () -> {
          table("s3-buckets").requestFocus();
          table("s3-buckets").getSelectionModel().select(2);
        });
    robot.push(KeyCode.ENTER);
    until(() -> stage.getScene().getFocusOwner() == table("s3-objects"));
    interact(() -> table("s3-objects").getSelectionModel().clearAndSelect(3));
    robot.push(KeyCode.DELETE);
    until(() -> table("s3-objects").getItems().size() == 12);
    assertThat(objects.keys).doesNotContainKey("error.html");
    until(() -> table("s3-objects").getFocusModel().getFocusedIndex() == 3);
    objects.keys.keySet().removeIf(key -> !key.startsWith("images/"));
    interact(() -> pane.refresh());
    until(() -> table("s3-objects").getItems().size() == 1);
    interact(() -> table("s3-objects").getSelectionModel().clearAndSelect(0));
    objects.keys.clear();
    robot.push(KeyCode.ENTER);
    until(() -> "state-objects-upload".equals(stage.getScene().getFocusOwner().getId()));
    robot.push(KeyCode.BACK_SPACE);
    until(() -> pane.place().equals("dv-7f3a-data/"));
    interact(() -> pane.crumbs().getValue().getFirst().open().run());
    until(() -> stage.getScene().getFocusOwner() == table("s3-buckets"));
  }

  @Test
  void theContextMenuIsForWhatIsChosen() {
    open("dv-7f3a-data");
    until(() -> table("s3-objects").getItems().size() == 12);
    interact(() -> table("s3-objects").getSelectionModel().selectRange(0, 2));
    interact(
        () ->
            table("s3-objects")
                .fireEvent(
                    new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 5, 5, true, null)));
    until(() -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
    interact(
        () -> {
          ContextMenu menu =
              (ContextMenu)
                  Window.getWindows().stream()
                      .filter(ContextMenu.class::isInstance)
                      .findFirst()
                      .orElseThrow();
          for (MenuItem item : menu.getItems()) {
            if (item.getId() != null) {
              assertThat(item.isDisable())
                  .as(item.getId())
                  .isEqualTo(
                      List.of(
                              "s3-menu-presign",
                              "s3-menu-versions",
                              "s3-menu-edit",
                              "s3-menu-rename")
                          .contains(item.getId()));
            }
          }
          menu.hide();
        });
  }

  @Test
  void pagesAsOneScrolls() {
    objects.keys.clear();
    for (int i = 0; i < 5_000; i++) {
      objects.keys.put("key-%05d".formatted(i), (long) i);
    }
    open("dv-7f3a-data");
    until(() -> table("s3-objects").getItems().size() == 1_000);
    interact(() -> table("s3-objects").scrollTo(990));
    until(() -> table("s3-objects").getItems().size() == 2_000);
    Node more = read(() -> stage.getScene().lookup("#s3-load-more"));
    assertThat(more.isVisible()).isTrue();
  }
}
