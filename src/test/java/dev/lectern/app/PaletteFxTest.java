package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever the bars of the window and of every pane offer is in the palette too: a button that does
 * an action has the action's id.
 */
@Timeout(120)
class PaletteFxTest extends ConsoleJourney {

  @BeforeEach
  void firstStart() {
    start();
    until(() -> shown("#s3-objects"));
    // demos are read from their files meanwhile
    until(() -> !shownFor("shell-demo-5-1").equals("none"));
  }

  @Test
  void whatAButtonOfABarDoesIsInThePalette() {
    Set<String> missing = new TreeSet<>();
    assertThat(look("s3 with objects", missing)).contains("s3-upload", "s3-delete", "s3-refresh");
    PaneCatalog.all(Optional::empty)
        .forEach(
            pane -> {
              interact(() -> console.window().open(pane.id(), ""));
              look(pane.id(), missing);
            });
    for (String pane : new String[] {"demos", "sandbox"}) {
      interact(() -> console.window().open(pane, ""));
      look(pane, missing);
    }
    assertThat(missing).isEmpty();
  }

  /**
   * What a pane offers where it begins: every button with words and every item of a menu. What is
   * chosen (a toggle) and what belongs to one row or state is not an action of its own.
   */
  @Test
  void whatAPaneOffersWhereItBeginsIsInThePalette() {
    Set<String> missing = new TreeSet<>();
    Set<String> offered = new TreeSet<>();
    List<String> panes = new ArrayList<>(List.of("demos", "sandbox"));
    PaneCatalog.all(Optional::empty).forEach(pane -> panes.add(pane.id()));
    for (String pane : panes) {
      interact(() -> console.window().open(pane, ""));
      Set<String> ids = new LinkedHashSet<>();
      interact(() -> offers(node("#content"), ids));
      offered.addAll(ids);
      ids.stream()
          .filter(id -> !read(() -> console.window().find(id)))
          .forEach(id -> missing.add(pane + ": " + id));
      robot.push(KeyCode.ESCAPE);
    }
    assertThat(offered)
        .contains("s3-create-bucket", "sandbox-fault-add", "sandbox-preset-latency", "iam-delete");
    assertThat(missing).isEmpty();
  }

  /** What is written down of panes that are not in front is what they can do, by its name there. */
  @Test
  void whatOtherPanesDoIsFoundByTheNameThatItHasThere() {
    Map<String, String> wrong = new TreeMap<>();
    Set<String> s3 = new TreeSet<>();
    for (String key : Texts.of("elsewhere").bundle().keySet()) {
      String pane = key.substring(0, key.indexOf('-'));
      interact(() -> console.window().open(pane, ""));
      String there = shownFor(key);
      if (!there.equals(Texts.of("elsewhere").get(key))) {
        wrong.put(key, there);
      }
    }
    assertThat(wrong).isEmpty();
    interact(() -> console.window().open("s3", ""));
    // what only its own list can show
    Set<String> own =
        Set.of(
            "s3-refresh",
            "s3-filter",
            "s3-bucket-filter",
            "s3-open-bucket",
            "s3-select-all",
            "s3-drag");
    interact(
        () ->
            console.window().actions().stream()
                .map(Action::id)
                .filter(id -> id.startsWith("s3-") && !own.contains(id))
                .forEach(s3::add));
    assertThat(Texts.of("elsewhere").bundle().keySet()).containsAll(s3);
  }

  private String shownFor(String actionId) {
    return read(
        () ->
            console.window().actions().stream()
                .filter(action -> action.id().equals(actionId))
                .map(Action::text)
                .findFirst()
                .orElse("none"));
  }

  @Test
  void whatIsDoneInAnotherPaneIsFoundFromAnywhereAndDoneThere() {
    Map<String, String> meant =
        Map.of(
            "journal", "Open Sandbox",
            "lab 5.B", "Open lab 5.B  Guard the bucket",
            "credentials board", "Credentials board (IAM)",
            "create a role", "New role (IAM)",
            "create a function", "Create function (Lambda)",
            "compare", "Compare two versions (S3)",
            "restore", "Restore a version… (S3)",
            "presign", "Presigned URL… (S3)",
            "empty bucket", "Empty bucket… (S3)");
    for (String pane : List.of("dynamodb", "concepts")) {
      interact(() -> console.window().open(pane, ""));
      assertThat(firstFound(meant.keySet())).as(pane).containsExactlyInAnyOrderEntriesOf(meant);
    }
    run("Create function (Lambda)");
    until(() -> shown("#dialog"));
    robot.push(KeyCode.ESCAPE);
    run("Presigned URL… (S3)");
    until(() -> shown("#s3-objects"));
    until(() -> read(() -> text(stage.getScene().getRoot())).contains("choose one object first"));
  }

  private void run(String action) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    interact(() -> ((TextField) node("#palette-query")).setText(action));
    robot.push(KeyCode.ENTER);
  }

  private static String text(Node node) {
    StringBuilder all = new StringBuilder();
    if (node instanceof Labeled labeled) {
      all.append(labeled.getText()).append('\n');
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.append(text(child)));
    }
    return all.toString();
  }

  /**
   * What people call things finds what they are called here, and nothing that only looks like it.
   */
  @Test
  void actionsAreFoundByWhatTheyAreCalledElsewhere() {
    Map<String, String> meant =
        Map.ofEntries(
            Map.entry("upload files", "Upload"),
            Map.entry("new bucket", "Create bucket…"),
            Map.entry("make a bucket", "Create bucket…"),
            Map.entry("sign out", "Use the sandbox"),
            Map.entry("log in", "Choose session…"),
            Map.entry("dark", "Use the dark theme"),
            Map.entry("dark mode", "Use the dark theme"),
            Map.entry("bigger text", "Larger type"),
            Map.entry("zoom in", "Larger type"),
            Map.entry("share link", "Presigned URL…"),
            Map.entry("remove file", "Delete…"),
            Map.entry("make directory", "New folder…"),
            Map.entry("turn on versioning", "Open the Versioning tab"),
            Map.entry("demo 5.1", "Open demo 5.1  Versioning"),
            Map.entry("mfa", "Open IAM"),
            Map.entry("whoami", "Copy the caller's ARN"),
            Map.entry("hotkeys", "Show keyboard shortcuts"));
    assertThat(firstFound(meant.keySet())).containsExactlyInAnyOrderEntriesOf(meant);
  }

  private Map<String, String> firstFound(Set<String> queries) {
    Map<String, String> found = new TreeMap<>();
    queries.forEach(
        query -> {
          robot.push(KeyCode.CONTROL, KeyCode.K);
          interact(() -> ((TextField) node("#palette-query")).setText(query));
          ListView<?> list = (ListView<?>) node("#palette-list");
          found.put(
              query,
              read(
                  () ->
                      list.lookupAll(".list-cell").stream()
                          .map(Node::getAccessibleText)
                          .filter(Objects::nonNull)
                          .findFirst()
                          .orElse("")));
          robot.push(KeyCode.ESCAPE);
        });
    return found;
  }

  private static void offers(Node node, Set<String> ids) {
    if (!node.isVisible() || node.getStyleClass().contains("state-page")) {
      return;
    }
    if (node instanceof MenuButton menu && !(node instanceof SplitMenuButton)) {
      menu.getItems().forEach(item -> ids.add(item.getId()));
    } else if (node instanceof Button button && !button.getText().isEmpty()) {
      ids.add(button.getId());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> offers(child, ids));
    }
  }

  private Set<String> look(String where, Set<String> missing) {
    Set<String> ids = new LinkedHashSet<>();
    interact(() -> collect(stage.getScene().getRoot(), ids));
    for (String id : ids) {
      if (!read(() -> console.window().find(id))) {
        missing.add(where + ": " + id);
      }
    }
    robot.push(KeyCode.ESCAPE);
    return ids;
  }

  private static void collect(Node node, Set<String> ids) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof ButtonBase && ActionButtons.does(node)) {
      ids.add(node.getId());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, ids));
    }
  }
}
