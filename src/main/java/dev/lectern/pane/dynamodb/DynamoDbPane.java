package dev.lectern.pane.dynamodb;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.pane.dynamodb.capacity.CapacityTab;
import dev.lectern.pane.dynamodb.capacity.LoadGateway;
import dev.lectern.pane.dynamodb.capacity.SdkLoadGateway;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.explore.ExploreGateway;
import dev.lectern.pane.dynamodb.explore.ExploreTab;
import dev.lectern.pane.dynamodb.explore.ExploreViewModel;
import dev.lectern.pane.dynamodb.explore.SdkExploreGateway;
import dev.lectern.pane.dynamodb.item.ItemEditor;
import dev.lectern.pane.dynamodb.item.ItemGateway;
import dev.lectern.pane.dynamodb.item.SdkItemGateway;
import dev.lectern.pane.dynamodb.segments.SdkSegmentsGateway;
import dev.lectern.pane.dynamodb.segments.SegmentsGateway;
import dev.lectern.pane.dynamodb.segments.SegmentsTab;
import dev.lectern.pane.dynamodb.tables.CapacityActions;
import dev.lectern.pane.dynamodb.tables.SdkTablesGateway;
import dev.lectern.pane.dynamodb.tables.TableActions;
import dev.lectern.pane.dynamodb.tables.TablesController;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.pane.dynamodb.tables.TablesViewModel;
import dev.lectern.pane.explorer.Explorer;
import dev.lectern.pane.explorer.Header;
import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.ui.fxml.Views;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** The DynamoDB explorer: tables, their items, capacity. */
public final class DynamoDbPane extends Explorer<DynamoDbPlace> {

  /** How it is opened; its place is written like {@code table/tab}. */
  public static final PaneDescriptor DESCRIPTOR =
      new PaneDescriptor("dynamodb", "DynamoDB", "fth-database", 7, DynamoDbPane::new);

  private final ResourceTabs<TableInfo> tabs;
  private final DynamoDbController controller;
  private final Node view;
  private final Header header;

  private DynamoDbPane(PaneContext context, String place) {
    this(context, place, Gateways.of(context));
  }

  DynamoDbPane(PaneContext context, String place, Gateways gateways) {
    super(new Journey<>(DynamoDbPlace::parse));
    TablesViewModel tables = new TablesViewModel(gateways.tables(), context.tasks());
    TableActions tableActions =
        new TableActions(gateways.tables(), context.tasks(), context.dialogs(), context.toasts());
    DynamoDbViewModel model =
        new DynamoDbViewModel(journey(), gateways.tables(), context.tasks(), tables);
    tableActions.listen(name -> model.open(new DynamoDbPlace(name, "")), model::gone);
    ExploreViewModel explore = new ExploreViewModel(gateways.explore(), context.tasks());
    ItemEditor editor =
        new ItemEditor(
            gateways.item(),
            context.tasks(),
            context.dialogs(),
            explore::replaced,
            () -> explore.currentProperty().set(null));
    new OpenItem(explore, editor);
    CapacityActions capacity =
        new CapacityActions(gateways.tables(), context.tasks(), context.dialogs(), model::describe);
    MoreTabs more = new MoreTabs(gateways.more(), context, model::describe);
    tabs =
        new ResourceTabs<>(
            List.of(
                new ExploreTab(explore, editor),
                more.partiql(),
                new CapacityTab(
                    gateways.explore(),
                    gateways.load(),
                    gateways.meter(),
                    context.tasks(),
                    context.dialogs(),
                    capacity::provision,
                    context.desktop()::copy),
                new SegmentsTab(gateways.segments(), context.tasks()),
                more.streams(),
                more.compose(),
                more.transfer(explore),
                more.backups(name -> journey().go(new DynamoDbPlace(name, ""))),
                more.setup(gateways.tables(), tableActions::delete)));
    controller = new DynamoDbController(journey(), model, tabs, context.dialogs());
    TablesController tablesController =
        new TablesController(
            tables,
            tableActions,
            context.dialogs(),
            name -> journey().go(new DynamoDbPlace(name, "")));
    view =
        Views.load(
                "dynamodb",
                "dynamodb",
                Map.of(
                    DynamoDbController.class,
                    () -> controller,
                    TablesController.class,
                    () -> tablesController))
            .root();
    header =
        new DynamoDbHeader(
                journey(),
                model,
                new DynamoDbHeader.Doing(
                    controller::refresh,
                    tablesController::create,
                    () -> {
                      controller.select("dynamodb-tab-explore");
                      openNew(explore, editor);
                    },
                    capacity::onDemand,
                    tabs::run,
                    explore::more))
            .header(view);
    model.open(DynamoDbPlace.parse(place));
  }

  private static void openNew(ExploreViewModel explore, ItemEditor editor) {
    TableInfo table = explore.builder().tableProperty().get();
    if (table != null) {
      editor.openNew(table);
    }
  }

  /** The doors to DynamoDB; tests give others. */
  record Gateways(
      TablesGateway tables,
      ExploreGateway explore,
      ItemGateway item,
      LoadGateway load,
      SegmentsGateway segments,
      MoreTabs.Gateways more,
      Meter meter) {

    static Gateways of(PaneContext context) {
      AwsClients clients = context.clients().withOrigin("DynamoDB pane");
      Meter meter = new Meter(InstantSource.system());
      return new Gateways(
          new SdkTablesGateway(clients),
          new SdkExploreGateway(clients, meter),
          new SdkItemGateway(clients, meter),
          new SdkLoadGateway(clients, meter),
          new SdkSegmentsGateway(clients, meter),
          MoreTabs.Gateways.of(clients, meter),
          meter);
    }
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  protected Header header() {
    return header;
  }

  @Override
  public void refresh() {
    controller.refresh();
  }

  @Override
  public List<String> unfinished() {
    return tabs.unfinished();
  }

  @Override
  public void close() {
    tabs.close();
  }
}
