package dev.lectern.pane.stepfunctions;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceExplorer;
import dev.lectern.pane.explorer.ResourceFrame;
import dev.lectern.pane.explorer.ResourceTab;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.pane.explorer.ResourceViewModel;
import dev.lectern.pane.explorer.Resources;
import dev.lectern.pane.stepfunctions.activities.ActivitiesGateway;
import dev.lectern.pane.stepfunctions.activities.ActivitiesViewModel;
import dev.lectern.pane.stepfunctions.activities.SdkActivitiesGateway;
import dev.lectern.pane.stepfunctions.data.ExecutionTab;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.data.MachinePlace;
import dev.lectern.pane.stepfunctions.definition.DefinitionGateway;
import dev.lectern.pane.stepfunctions.definition.DefinitionTab;
import dev.lectern.pane.stepfunctions.definition.SdkDefinitionGateway;
import dev.lectern.pane.stepfunctions.executions.ExecutionsGateway;
import dev.lectern.pane.stepfunctions.executions.ExecutionsTab;
import dev.lectern.pane.stepfunctions.executions.SdkExecutionsGateway;
import dev.lectern.pane.stepfunctions.machines.MachinesController;
import dev.lectern.pane.stepfunctions.machines.MachinesGateway;
import dev.lectern.pane.stepfunctions.machines.MachinesViewModel;
import dev.lectern.pane.stepfunctions.machines.SdkMachinesGateway;
import dev.lectern.pane.stepfunctions.mapruns.MapRunsGateway;
import dev.lectern.pane.stepfunctions.mapruns.MapRunsTab;
import dev.lectern.pane.stepfunctions.mapruns.SdkMapRunsGateway;
import dev.lectern.pane.stepfunctions.run.RunTab;
import dev.lectern.pane.stepfunctions.run.model.Inside;
import dev.lectern.pane.stepfunctions.run.model.InsideRunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.SdkRunGateway;
import dev.lectern.pane.stepfunctions.setup.SdkSetupGateway;
import dev.lectern.pane.stepfunctions.setup.SetupGateway;
import dev.lectern.pane.stepfunctions.setup.SetupTab;
import dev.lectern.pane.stepfunctions.versions.SdkVersionsGateway;
import dev.lectern.pane.stepfunctions.versions.VersionsGateway;
import dev.lectern.pane.stepfunctions.versions.VersionsTab;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The Step Functions explorer. */
public final class StepFunctionsPane extends ResourceExplorer<MachinePlace, Machine> {

  private final ResourceFrame<MachinePlace, Machine> frame;
  private final ResourceViewModel<MachinePlace, Machine> model;
  private final ExecutionsTab executions;
  private final ActivitiesViewModel activities;

  /**
   * @param execution shows one execution; null without such a part
   */
  StepFunctionsPane(
      PaneContext context, String place, Gateways gateways, @Nullable ExecutionTab execution) {
    super(new Journey<>(MachinePlace::parse));
    Texts texts = Texts.of("stepfunctions");
    MachinesViewModel list =
        new MachinesViewModel(
            gateways.machines(), context.tasks(), context.dialogs(), context.toasts());
    model =
        new ResourceViewModel<>(
            journey(),
            new Resources<>(
                at -> gateways.machines().describe(at.resource()),
                now -> true,
                "StateMachineDoesNotExist",
                (at, tab) ->
                    execution != null && tab.equals(MachinePlace.EXECUTION) && !at.tab().equals(tab)
                        ? MachinePlace.of(at.resource(), execution.shown(at.resource()))
                        : at.at(tab)),
            list,
            context.tasks(),
            name -> context.toasts().warn(texts.get("missing", name), texts.get("missing.detail")));
    Consumer<Machine> changed =
        now -> {
          if (now.name().equals(journey().place().resource())) {
            model.changed(now);
          }
        };
    DefinitionTab definition =
        new DefinitionTab(
            gateways.definition(), context.tasks(), context.dialogs(), changed, this::start);
    executions =
        new ExecutionsTab(
            gateways.executions(),
            context.tasks(),
            context.dialogs(),
            definition.dirty()::get,
            name -> execution(name, execution),
            (machine, arn, other) -> {
              if (execution != null) {
                execution.compare(machine, arn, other);
              }
            });
    List<ResourceTab<Machine>> parts =
        new ArrayList<>(
            List.of(
                definition,
                executions,
                new VersionsTab(gateways.versions(), context.tasks(), context.dialogs()),
                new MapRunsTab(
                    gateways.mapRuns(), context.tasks(), name -> execution(name, execution)),
                new SetupTab(gateways.setup(), context.tasks(), context.dialogs(), changed)));
    if (execution != null) {
      parts.add(2, execution);
      journey().placeProperty().subscribe(at -> execution.show(at.resource(), at.execution()));
      execution.onOpen(name -> execution(name, execution));
      execution.onDefinition(
          text -> {
            // the tab shows what is saved when it is opened for the first time
            journey().go(new MachinePlace(journey().place().resource(), "definition", ""));
            definition.use(text);
          });
    }
    ResourceTabs<Machine> tabs = new ResourceTabs<>(parts);
    list.listen(
        (made, input) -> {
          executions.sample(made, input);
          // an execution is in no new machine, whichever tab was looked at before
          model.open(new MachinePlace(made.name(), "definition", ""));
        },
        name -> model.gone(name, MachinePlace.START));
    activities =
        new ActivitiesViewModel(
            gateways.activities(), context.tasks(), context.dialogs(), context.toasts());
    MachinesController machines =
        new MachinesController(
            list, context.dialogs(), name -> journey().go(opened(name, tabs, execution)));
    Lists lists =
        new Lists(
            Views.load(
                    "stepfunctions", "machines", Map.of(MachinesController.class, () -> machines))
                .root(),
            activities,
            context.dialogs());
    StepFunctionsHeader header = new StepFunctionsHeader();
    List<Action> actions =
        new ArrayList<>(
            header.actions(
                model.known(),
                new StepFunctionsHeader.Doing(
                    machines::create,
                    this::start,
                    lists::activities,
                    definition,
                    doing -> {
                      journey()
                          .go(new MachinePlace(journey().place().resource(), "definition", ""));
                      doing.run();
                    })));
    actions.addAll(machines.actions());
    if (execution != null) {
      actions.addAll(execution.actions());
    }
    frame =
        new ResourceFrame<>(
            new ResourceFrame.Names("stepfunctions", texts.get("crumb"), texts.get("tabs")),
            model,
            tabs,
            lists.view(),
            context.dialogs(),
            actions);
    header.on(frame);
    model.open(MachinePlace.parse(place));
  }

  /**
   * How it is opened; its place is written like {@code machine/execution/name}.
   *
   * @param insides what a session's endpoint tells beyond AWS's API
   */
  public static PaneDescriptor descriptor(Function<SessionInfo, Optional<Inside>> insides) {
    return new PaneDescriptor(
        "stepfunctions",
        "Step Functions",
        "fth-git-branch",
        11,
        (context, place) -> {
          Inside inside = insides.apply(context.clients().session()).orElse(null);
          RunGateway api = new SdkRunGateway(context.clients().withOrigin("Step Functions pane"));
          return new StepFunctionsPane(
              context,
              place,
              Gateways.of(context, inside),
              new RunTab(inside == null ? api : new InsideRunGateway(api, inside), context));
        });
  }

  /** A machine in the tab that was in front, unless that shows an execution of another one. */
  private static MachinePlace opened(
      String name, ResourceTabs<Machine> tabs, @Nullable ExecutionTab execution) {
    boolean nothing =
        execution != null
            && execution.shown(name).isEmpty()
            && tabs.tabs().stream()
                .anyMatch(tab -> tab.isSelected() && execution.id().equals(tab.getId()));
    return nothing ? new MachinePlace(name, "executions", "") : MachinePlace.of(name);
  }

  private void start() {
    Optional.ofNullable(model.resourceProperty().get()).ifPresent(executions::start);
  }

  private void execution(String name, @Nullable ExecutionTab shown) {
    String machine = journey().place().resource();
    journey()
        .go(
            shown == null
                ? new MachinePlace(machine, "executions", "")
                : MachinePlace.of(machine, name));
  }

  /** The doors to Step Functions; tests give others. */
  record Gateways(
      MachinesGateway machines,
      DefinitionGateway definition,
      ExecutionsGateway executions,
      VersionsGateway versions,
      MapRunsGateway mapRuns,
      SetupGateway setup,
      ActivitiesGateway activities) {

    static Gateways of(PaneContext context, @Nullable Inside inside) {
      AwsClients clients = context.clients().withOrigin("Step Functions pane");
      SdkMachinesGateway machines = new SdkMachinesGateway(clients);
      return new Gateways(
          machines,
          new SdkDefinitionGateway(clients, machines::describe),
          new SdkExecutionsGateway(clients, inside),
          new SdkVersionsGateway(clients),
          new SdkMapRunsGateway(clients),
          new SdkSetupGateway(clients, machines::describe),
          new SdkActivitiesGateway(clients));
    }
  }

  @Override
  protected ResourceFrame<MachinePlace, Machine> frame() {
    return frame;
  }

  @Override
  public List<String> unfinished() {
    List<String> all = new ArrayList<>(super.unfinished());
    all.addAll(activities.unfinished());
    return all;
  }
}
