package dev.lectern.pane.dynamodb;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.pane.dynamodb.capacity.CapacityTab;
import dev.lectern.pane.dynamodb.capacity.LoadGateway;
import dev.lectern.pane.dynamodb.capacity.SdkLoadGateway;
import dev.lectern.pane.dynamodb.data.Meter;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Traffic;
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
import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceExplorer;
import dev.lectern.pane.explorer.ResourceFrame;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.pane.explorer.ResourceViewModel;
import dev.lectern.pane.explorer.Resources;
import dev.lectern.pane.explorer.TabPlace;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;

/** The DynamoDB explorer: tables, their items, capacity. */
public final class DynamoDbPane extends ResourceExplorer<TabPlace, TableInfo> {

  private final ResourceFrame<TabPlace, TableInfo> frame;

  /**
   * How it is opened; its place is written like {@code table/tab}.
   *
   * @param traffics what the endpoint of a session tells of everybody's calls; empty for AWS
   */
  public static PaneDescriptor descriptor(Function<SessionInfo, Optional<Traffic>> traffics) {
    return new PaneDescriptor(
        "dynamodb",
        "DynamoDB",
        "fth-database",
        7,
        (context, place) ->
            new DynamoDbPane(
                context, place, Gateways.of(context, traffics.apply(context.clients().session()))));
  }

  DynamoDbPane(PaneContext context, String place, Gateways gateways) {
    super(new Journey<>(TabPlace::parse));
    Texts texts = Texts.of("dynamodb");
    TablesViewModel tables = new TablesViewModel(gateways.tables(), context.tasks());
    TableActions tableActions =
        new TableActions(gateways.tables(), context.tasks(), context.dialogs(), context.toasts());
    ResourceViewModel<TabPlace, TableInfo> model =
        new ResourceViewModel<>(
            journey(),
            new Resources<>(
                at -> gateways.tables().describe(at.resource()),
                TableInfo::settled,
                "ResourceNotFoundException",
                TabPlace::at),
            tables,
            context.tasks(),
            name -> context.toasts().warn(texts.get("missing", name), texts.get("missing.detail")));
    Consumer<String> go = name -> journey().go(TabPlace.of(name));
    tableActions.listen(
        name -> model.open(TabPlace.of(name)), name -> model.gone(name, TabPlace.START));
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
    ResourceTabs<TableInfo> tabs =
        new ResourceTabs<>(
            List.of(
                new ExploreTab(explore, editor),
                more.partiql(),
                new CapacityTab(
                    gateways.explore(),
                    gateways.load(),
                    gateways.traffic(),
                    context.tasks(),
                    context.dialogs(),
                    context.settings(),
                    capacity::provision,
                    context.desktop()::copy),
                new SegmentsTab(gateways.segments(), context.tasks()),
                more.streams(),
                more.compose(),
                more.transfer(explore),
                more.backups(go),
                more.setup(gateways.tables(), tableActions::delete)));
    TablesController tablesController =
        new TablesController(tables, tableActions, context.dialogs(), go);
    DynamoDbHeader header =
        new DynamoDbHeader(
            model.known(),
            new DynamoDbHeader.Doing(
                tablesController::create,
                () -> {
                  tabs.select("dynamodb-tab-explore");
                  openNew(explore, editor);
                },
                () -> {
                  TableInfo table = model.resourceProperty().get();
                  if (table != null) {
                    capacity.onDemand(table);
                  }
                },
                tabs::run,
                explore::more));
    Node list =
        Views.load("dynamodb", "tables", Map.of(TablesController.class, () -> tablesController))
            .root();
    List<Action> actions = new ArrayList<>(header.actions());
    actions.addAll(tablesController.actions());
    frame =
        new ResourceFrame<>(
            new ResourceFrame.Names("dynamodb", texts.get("crumb"), texts.get("tabs")),
            model,
            tabs,
            list,
            context.dialogs(),
            actions);
    header.on(frame);
    model.open(TabPlace.parse(place));
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
      Traffic traffic) {

    static Gateways of(PaneContext context, Optional<Traffic> everybody) {
      AwsClients clients = context.clients().withOrigin("DynamoDB pane");
      // credit comes back as the service's time passes, also when the sandbox's clock jumps
      Meter meter = new Meter(clients.time());
      return new Gateways(
          new SdkTablesGateway(clients),
          new SdkExploreGateway(clients, meter),
          new SdkItemGateway(clients, meter),
          new SdkLoadGateway(clients, meter),
          new SdkSegmentsGateway(clients, meter),
          MoreTabs.Gateways.of(clients, meter),
          everybody.orElse(meter));
    }
  }

  @Override
  protected ResourceFrame<TabPlace, TableInfo> frame() {
    return frame;
  }
}
