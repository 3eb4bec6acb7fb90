package dev.lectern.pane.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.dynamodb.capacity.LoadGateway;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.explore.ExploreGateway;
import dev.lectern.pane.dynamodb.explore.Request;
import dev.lectern.pane.dynamodb.item.ItemGateway;
import dev.lectern.pane.dynamodb.item.SavePlan;
import dev.lectern.pane.dynamodb.result.Row;
import dev.lectern.pane.dynamodb.segments.SegmentsGateway;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.FxTaskRunner;
import dev.lectern.task.Progress;
import dev.lectern.ui.CssLog;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.NodeWalk;
import dev.lectern.ui.Screens;
import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynamoDbPaneFxTest extends FxTest
    implements TablesGateway, ExploreGateway, ItemGateway, LoadGateway, SegmentsGateway {

  private final FakeContext fake = new FakeContext();
  private final FxTaskRunner tasks = new FxTaskRunner(fake::problem);
  private final List<SavePlan> saved = new ArrayList<>();
  private final List<Request> read = new ArrayList<>();
  private final Meter meter = new Meter(InstantSource.system());
  private volatile Outcome next;
  private volatile TableInfo there = DynamoDbSamples.orders();
  private DynamoDbPane pane;
  private CssLog css;

  @BeforeEach
  void open() {
    css = new CssLog();
    PaneContext context = fake.context(tasks, null);
    pane =
        read(
            () ->
                new DynamoDbPane(
                    context,
                    "orders",
                    new DynamoDbPane.Gateways(this, this, this, this, this, more(), meter)));
    show((Parent) read(pane::view));
    until(() -> node("#dynamodb-keys", TableView.class) != null);
    until(() -> !node("#dynamodb-keys", TableView.class).getItems().isEmpty());
  }

  @AfterEach
  void close() {
    interact(pane::close);
    tasks.close();
    css.close();
  }

  private static MoreTabs.Gateways more() {
    return new MoreTabs.Gateways(
        new FakePartiql(),
        new FakeStreams(),
        new FakeCompose(),
        new FakeBackups(),
        new FakeSetup());
  }

  private <T> T node(String id, Class<T> type) {
    return type.cast(stage.getScene().lookup(id));
  }

  private List<Map<String, AttributeValue>> shownItems() {
    TableView<?> keys = node("#dynamodb-keys", TableView.class);
    return keys.getItems().stream().map(row -> ((Row) row).item()).toList();
  }

  private void fire(String id) {
    interact(() -> node(id, Button.class).fire());
  }

  private void choose(int row) {
    interact(() -> node("#dynamodb-keys", TableView.class).getSelectionModel().select(row));
    until(() -> node("#dynamodb-fields", ListView.class) != null);
  }

  /** The field of the value of an attribute. */
  private TextField value(String name) {
    for (Node cell : node("#dynamodb-fields", ListView.class).lookupAll(".dynamodb-field")) {
      boolean found =
          cell.lookupAll(".mono").stream()
              .anyMatch(
                  each ->
                      each instanceof TextField text && text.getText().equals(name)
                          || each instanceof Labeled label && name.equals(label.getText()));
      if (found) {
        return (TextField)
            cell.lookupAll(".text-field").stream()
                .filter(each -> each.getId().startsWith("dynamodb-value"))
                .findFirst()
                .orElseThrow();
      }
    }
    throw new AssertionError("There is no row for " + name);
  }

  @Test
  void anItemIsEditedAndSavedAndBothNumbersAreEqual() {
    choose(1);
    interact(() -> value("status").setText("SHIPPED"));
    assertThat(read(() -> node("#dynamodb-predicted", Label.class).getText()))
        .isEqualTo("This save: 5 WCU predicted");
    Screens.shot(stage, theme, "dynamodb-editor");
    fire("#dynamodb-save");
    until(() -> saved.size() == 1);
    assertThat(saved.getFirst().update()).isEqualTo("SET #status = :status, version = :version");
    until(() -> node("#dynamodb-result", Label.class).getText().contains("equal"));
    interact(() -> pane.refresh());
    assertThat(faults()).isEmpty();
  }

  private Node focused() {
    return stage.getScene().getFocusOwner();
  }

  private void waitForFocus(String prefix) {
    until(() -> focused() != null && String.valueOf(focused().getId()).startsWith(prefix));
  }

  /** Rows are built anew when a type changes or an element is added: the keyboard must stay. */
  @Test
  @SuppressWarnings("unchecked")
  void theKeyboardStaysInTheRowThatIsWorkedIn() {
    choose(1);
    fire("#dynamodb-add-attribute");
    waitForFocus("dynamodb-name-");
    interact(() -> ((TextField) focused()).setText("tags"));
    String kind = "#" + read(() -> focused().getId()).replace("name", "kind");
    interact(() -> node(kind, ComboBox.class).requestFocus());
    interact(() -> node(kind, ComboBox.class).getSelectionModel().selectLast());
    waitForFocus("dynamodb-kind-");
    interact(() -> ((ComboBox<Object>) focused()).getSelectionModel().selectPrevious());
    waitForFocus("dynamodb-kind-");
    String menu = "#" + read(() -> focused().getId()).replace("kind", "field-menu");
    interact(() -> node(menu, MenuButton.class).getItems().getFirst().fire());
    waitForFocus("dynamodb-value-");
    interact(() -> ((TextField) focused()).setText("7"));
    ListView<?> fields = node("#dynamodb-fields", ListView.class);
    Node row =
        read(
            () ->
                fields.lookupAll(".dynamodb-field").stream()
                    .filter(
                        each ->
                            each.lookupAll(".mono").stream()
                                .anyMatch(
                                    text ->
                                        text instanceof TextField name
                                            && name.getText().equals("tags")))
                    .findFirst()
                    .orElseThrow());
    assertThat(
            read(
                () ->
                    row.lookupAll(".mono").stream()
                        .map(each -> each instanceof Labeled label ? label.getText() : "")
                        .toList()))
        .contains("[\"7\"]");
    List<Node> pieces =
        read(() -> List.copyOf(stage.getScene().getRoot().lookupAll(".dynamodb-piece")));
    assertThat(row.lookup(".dynamodb-dot").getStyleClass().getLast())
        .isEqualTo(pieces.getLast().getStyleClass().getLast());
  }

  /** A table that was deleted and made again may have other keys under the same name. */
  @Test
  void theChoiceOfWhatIsReadTellsTheKeysAsTheyAre() {
    choose(1);
    until(() -> source().contains("Table (pk, sk)"));
    there = withoutSortKey(there);
    interact(() -> pane.refresh());
    until(() -> source().contains("Table (pk)"));
  }

  /** What the closed choice shows. */
  private List<String> source() {
    return node("#dynamodb-source", ComboBox.class).getChildrenUnmodifiable().stream()
        .filter(Labeled.class::isInstance)
        .map(cell -> ((Labeled) cell).getText())
        .toList();
  }

  private static TableInfo withoutSortKey(TableInfo of) {
    return new TableInfo(
        of.name(),
        of.arn(),
        of.status(),
        of.partition(),
        null,
        of.indexes(),
        of.onDemand(),
        of.reads(),
        of.writes(),
        of.items(),
        of.bytes(),
        of.stream(),
        of.streamArn(),
        of.guarded(),
        of.created());
  }

  /** Whoever reads with large type, or beside an open lab, scrolls down only. */
  @Test
  void capacityWrapsWhereThereIsLittleRoom() {
    choose(1);
    interact(() -> pane.go("orders/capacity"));
    until(() -> node("#dynamodb-capacity-scroll", ScrollPane.class) != null);
    ScrollPane scroll = node("#dynamodb-capacity-scroll", ScrollPane.class);
    Region all = (Region) scroll.getContent();
    for (double font : List.of(13.0, 19.5)) {
      for (double width : List.of(1600.0, 1240.0, 1000.0, 700.0)) {
        interact(
            () -> {
              stage.getScene().getRoot().setStyle("-fx-font-size: " + font + "px");
              stage.setWidth(width);
              stage.setHeight(700);
            });
        until(() -> stage.getScene().getWidth() == width && scroll.getWidth() <= width);
        interact(() -> stage.getScene().getRoot().layout());
        assertThat(read(() -> all.minWidth(-1)))
            .as("at %s px in %s", font, width)
            .isLessThanOrEqualTo(read(() -> scroll.getViewportBounds().getWidth()));
        assertThat(read(() -> inside(all))).as("at %s px in %s", font, width).isEmpty();
      }
    }
  }

  /** What can be used and is not where it can be seen by scrolling down. */
  private static List<String> inside(Region all) {
    return all.lookupAll("*").stream()
        .filter(node -> node.getId() != null && node.getId().startsWith("dynamodb-"))
        .filter(
            node -> {
              Bounds at = all.sceneToLocal(node.localToScene(node.getLayoutBounds()));
              return at.getMaxX() > all.getWidth() + 1 || at.getMaxY() > all.getHeight() + 1;
            })
        .map(Node::getId)
        .toList();
  }

  /** What nobody holds is gone afterwards. */
  private void forgetWhatIsNotHeld() {
    WeakReference<Object> probe = new WeakReference<>(new Object());
    until(
        () -> {
          System.gc();
          return probe.get() == null;
        });
  }

  @Test
  void choicesAreTakenAlsoWhenTheWindowHasBeenOpenForLong() {
    choose(1);
    forgetWhatIsNotHeld();
    interact(() -> node("#dynamodb-how", ComboBox.class).setValue(true));
    interact(() -> value("status").setText("SHIPPED"));
    fire("#dynamodb-save");
    until(() -> saved.size() == 1);
    assertThat(saved.getFirst().how()).isEqualTo(SavePlan.How.PUT);
    interact(() -> node("#dynamodb-consistency", ComboBox.class).setValue(true));
    fire("#dynamodb-run");
    until(() -> read.getLast().consistent());
  }

  @Test
  void aLostRaceShowsBothVersions() {
    choose(1);
    interact(() -> value("status").setText("SHIPPED"));
    Map<String, AttributeValue> theirs = new LinkedHashMap<>(DynamoDbSamples.order(2));
    theirs.put("status", new AttributeValue.Text("RETURNED"));
    next = new Outcome.Lost(theirs);
    fire("#dynamodb-save");
    until(() -> node("#dynamodb-race-theirs", Button.class) != null);
    assertThat(read(() -> node("#dynamodb-diff", javafx.scene.control.ScrollPane.class)))
        .isNotNull();
    Screens.shot(stage, theme, "dynamodb-race");
    assertThat(faults()).isEmpty();
    fire("#dynamodb-race-mine");
    next = null;
    fire("#dynamodb-save");
    until(() -> saved.size() == 2);
    assertThat(saved.getLast().before()).isEqualTo(theirs);
  }

  /** An item that was to be made is there: taken as it is, it is saved like one that was read. */
  @Test
  void theItemThatWasInTheWayCanBeEdited() {
    interact(
        () ->
            pane.actions().getValue().stream()
                .filter(action -> action.id().equals("dynamodb-new-item"))
                .forEach(action -> action.run().run()));
    until(() -> node("#dynamodb-save", Button.class).getText().equals("Save as put"));
    interact(() -> value("pk").setText("CUSTOMER#7"));
    Map<String, AttributeValue> theirs = new LinkedHashMap<>(DynamoDbSamples.order(2));
    theirs.put("status", new AttributeValue.Text("RETURNED"));
    next = new Outcome.Lost(theirs);
    fire("#dynamodb-save");
    until(() -> node("#dynamodb-race-theirs", Button.class) != null);
    fire("#dynamodb-race-theirs");
    assertThat(read(() -> shownItems())).as("the list has theirs too").contains(theirs);
    next = null;
    interact(() -> value("status").setText("SHIPPED"));
    until(() -> node("#dynamodb-save", Button.class).getText().equals("Save as update"));
    fire("#dynamodb-save");
    until(() -> saved.size() == 2);
    assertThat(saved.getLast().condition()).isEqualTo("version = :versionRead");
  }

  @Test
  void capacityIsWorkedOutAndALoadIsSeen() {
    interact(
        () ->
            node("#dynamodb-tabs", javafx.scene.control.TabPane.class)
                .getSelectionModel()
                .select(2));
    until(() -> node("#dynamodb-load-start", Button.class) != null);
    interact(() -> node("#dynamodb-size", TextField.class).setText("4203"));
    interact(
        () -> {
          node("#dynamodb-load-rate", TextField.class).setText("40");
          node("#dynamodb-load-size", TextField.class).setText("1024");
          node("#dynamodb-load-seconds", TextField.class).setText("2");
          node("#dynamodb-load-keys", ComboBox.class).getSelectionModel().select(1);
        });
    fire("#dynamodb-load-start");
    until(() -> node("#dynamodb-load-status", Label.class).getText().startsWith("Done: 80 sent"));
    until(() -> node("#dynamodb-hottest", Label.class).getText().startsWith("LOAD#007 takes"));
    Screens.shot(stage, theme, "dynamodb-capacity");
    assertThat(faults()).isEmpty();
  }

  @Test
  void aScanRunsInLanes() {
    interact(
        () ->
            node("#dynamodb-tabs", javafx.scene.control.TabPane.class)
                .getSelectionModel()
                .select(3));
    until(() -> node("#dynamodb-scan-start", Button.class) != null);
    fire("#dynamodb-scan-start");
    until(() -> node("#dynamodb-lane-3", javafx.scene.control.ProgressBar.class) != null);
    until(() -> node("#dynamodb-scan-start", Button.class).getText().equals("Scan"));
    Screens.shot(stage, theme, "dynamodb-lanes");
    assertThat(faults()).isEmpty();
  }

  @Override
  public Part scan(TableInfo table, int segment, int segments, Map<String, AttributeValue> start) {
    return new Part(
        segment == 2 ? 6_200 : 1_200 + segment * 31, new Used(12.5, 12.5, Map.of()), Map.of());
  }

  @Test
  void everyOtherTabCanBeReadAndUsed() {
    for (String tab : List.of("partiql", "streams", "compose", "transfer", "backups", "table")) {
      interact(() -> pane.go("orders/" + tab));
      until(
          () ->
              node("#dynamodb-tabs", javafx.scene.control.TabPane.class)
                  .getSelectionModel()
                  .getSelectedItem()
                  .getId()
                  .endsWith(tab));
      interact(() -> stage.getScene().getRoot().applyCss());
      interact(() -> stage.getScene().getRoot().layout());
      assertThat(faults()).as(tab).isEmpty();
    }
    interact(() -> pane.go("orders/compose"));
    fire("#dynamodb-compose-run");
    until(() -> node("#dynamodb-act-1-detail", Label.class) != null);
  }

  @Test
  void aPartOfAnItemCanOnlyBeLookedAt() {
    interact(() -> node("#dynamodb-source", ComboBox.class).getSelectionModel().select(2));
    interact(() -> node("#dynamodb-partition", TextField.class).setText("PACKED"));
    fire("#dynamodb-run");
    until(() -> read.size() == 2);
    choose(1);
    until(() -> node("#dynamodb-fetch-whole", Button.class) != null);
    assertThat(read(() -> node("#dynamodb-save", Button.class).isDisabled())).isTrue();
    fire("#dynamodb-fetch-whole");
    until(() -> node("#dynamodb-fetch-whole", Button.class) == null);
  }

  private List<String> faults() {
    List<String> found = new ArrayList<>(read(() -> NodeWalk.faults(stage.getScene().getRoot())));
    css.warnings().forEach(found::add);
    return found;
  }

  @Override
  public List<String> names(Progress progress) {
    return List.of("orders");
  }

  @Override
  public TableInfo describe(String name) {
    return there;
  }

  @Override
  public void create(NewTable table, Progress progress) {}

  @Override
  public void delete(String name, Progress progress) {}

  @Override
  public void onDemand(TableInfo table) {}

  @Override
  public void provision(TableInfo table, Units units, Map<String, Units> indexes) {}

  @Override
  public Sent put(TableInfo table, Map<String, AttributeValue> item) {
    meter.written("orders", new Used(1, 1, Map.of()));
    return new Sent(true, 1);
  }

  @Override
  public Sent read(TableInfo table, Map<String, AttributeValue> key) {
    return new Sent(true, 1);
  }

  @Override
  public void delete(TableInfo table, List<Map<String, AttributeValue>> keys) {}

  @Override
  public Page read(Request request, Map<String, AttributeValue> start) {
    read.add(request);
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      items.add(DynamoDbSamples.order(i));
    }
    return new Page(items, Map.of(), 12, new Used(2.5, 2.5, Map.of()), 4);
  }

  @Override
  public Map<String, AttributeValue> get(TableInfo table, Map<String, AttributeValue> key) {
    return DynamoDbSamples.order(2);
  }

  @Override
  public Outcome save(SavePlan plan) {
    saved.add(plan);
    return next != null ? next : new Outcome.Done(plan.predicted());
  }
}
