package dev.lectern.pane.lambda;

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
import dev.lectern.pane.explorer.TabPlace;
import dev.lectern.pane.lambda.code.CodeGateway;
import dev.lectern.pane.lambda.code.CodeTab;
import dev.lectern.pane.lambda.code.SdkCodeGateway;
import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.functions.FunctionsController;
import dev.lectern.pane.lambda.functions.FunctionsGateway;
import dev.lectern.pane.lambda.functions.FunctionsViewModel;
import dev.lectern.pane.lambda.functions.SdkFunctionsGateway;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.pane.lambda.invoke.InvokeTab;
import dev.lectern.pane.lambda.invoke.KeptTails;
import dev.lectern.pane.lambda.invoke.SdkInvokeGateway;
import dev.lectern.pane.lambda.logs.LogsTab;
import dev.lectern.pane.lambda.queue.QueueGateway;
import dev.lectern.pane.lambda.queue.QueueTab;
import dev.lectern.pane.lambda.queue.SdkQueueGateway;
import dev.lectern.pane.lambda.scale.ScaleGateway;
import dev.lectern.pane.lambda.scale.ScaleTab;
import dev.lectern.pane.lambda.scale.SdkScaleGateway;
import dev.lectern.pane.lambda.setup.SdkSetupGateway;
import dev.lectern.pane.lambda.setup.SetupGateway;
import dev.lectern.pane.lambda.setup.SetupTab;
import dev.lectern.pane.lambda.sweep.SdkSweepGateway;
import dev.lectern.pane.lambda.sweep.SweepGateway;
import dev.lectern.pane.lambda.sweep.SweepTab;
import dev.lectern.pane.lambda.triggers.SdkTriggersGateway;
import dev.lectern.pane.lambda.triggers.TriggersGateway;
import dev.lectern.pane.lambda.triggers.TriggersTab;
import dev.lectern.pane.lambda.url.SdkUrlsGateway;
import dev.lectern.pane.lambda.url.UrlsGateway;
import dev.lectern.pane.lambda.versions.SdkVersionsGateway;
import dev.lectern.pane.lambda.versions.VersionsGateway;
import dev.lectern.pane.lambda.versions.VersionsTab;
import dev.lectern.task.Progress;
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
import org.jspecify.annotations.Nullable;

/** The Lambda explorer. */
public final class LambdaPane extends ResourceExplorer<TabPlace, FunctionInfo> {

  private final FunctionsViewModel list;
  private final ResourceTabs<FunctionInfo> tabs;
  private final ResourceFrame<TabPlace, FunctionInfo> frame;

  LambdaPane(PaneContext context, String place, Gateways gateways) {
    super(new Journey<>(TabPlace::parse));
    Texts texts = Texts.of("lambda");
    Inside inside = gateways.inside();
    Follower follower =
        new Follower(inside, context.tasks(), () -> journey().place().resource(), this::follow);
    list =
        new FunctionsViewModel(
            gateways.functions(), follower, context.tasks(), context.dialogs(), context.toasts());
    ResourceViewModel<TabPlace, FunctionInfo> model =
        new ResourceViewModel<>(
            journey(),
            new Resources<>(
                at ->
                    follower
                        .noting(
                            at.resource(),
                            progress -> gateways.functions().describe(at.resource(), ""))
                        .run(Progress.unseen()),
                now -> now.ready() || now.state().equals("Failed"),
                "ResourceNotFoundException",
                TabPlace::at),
            list,
            context.tasks(),
            name -> context.toasts().warn(texts.get("missing", name), texts.get("missing.detail")));
    Consumer<FunctionInfo> changed =
        now -> {
          if (now.name().equals(journey().place().resource())) {
            model.changed(now);
            follower.caughtUp();
          }
        };
    CodeTab code = new CodeTab(gateways.code(), context.tasks(), context.dialogs(), changed);
    KeptTails tails = new KeptTails(gateways.invoke());
    InvokeGateway invoking = inside == null ? tails : gateways.invoke();
    InvokeTab invoke =
        new InvokeTab(
            invoking,
            inside,
            context.tasks(),
            context.dialogs(),
            context.settings(),
            changed,
            (file, line) -> source(code, file, line),
            context.shell()::showCall);
    tabs =
        new ResourceTabs<>(
            List.of(
                invoke,
                code,
                new SweepTab(gateways.sweep(), invoking, invoke::payload, context.tasks(), changed),
                new VersionsTab(
                    gateways.versions(),
                    invoking,
                    invoke::payload,
                    follower,
                    context.tasks(),
                    context.dialogs()),
                new SetupTab(gateways.setup(), context.tasks(), context.dialogs(), changed),
                new ScaleTab(
                    gateways.scale(),
                    inside,
                    follower,
                    invoking::qualifiers,
                    context.tasks(),
                    context.dialogs()),
                new TriggersTab(
                    gateways.triggers(),
                    gateways.urls(),
                    inside,
                    follower,
                    context.tasks(),
                    context.dialogs(),
                    context.desktop()),
                new QueueTab(
                    gateways.queue(), inside, follower, context.tasks(), context.dialogs()),
                inside == null
                    ? LogsTab.ofTails(tails::lines, context.tasks())
                    : LogsTab.of(inside, context.tasks())));
    list.listen(
        (made, wanted) -> {
          // What a template does is seen by invoking it; what was in an archive is looked at first.
          String first = wanted.template() == null ? "code" : "invoke";
          invoke.begin(made.name(), wanted.template());
          model.open(TabPlace.of(made.name()).at(first));
        },
        name -> model.gone(name, TabPlace.START));
    FunctionsController functions =
        new FunctionsController(list, context.dialogs(), name -> journey().go(TabPlace.of(name)));
    LambdaHeader header = new LambdaHeader(inside != null);
    Node first =
        Views.load("lambda", "functions", Map.of(FunctionsController.class, () -> functions))
            .root();
    List<Action> actions =
        new ArrayList<>(
            header.actions(
                model.known(),
                new LambdaHeader.Doing(
                    functions::create,
                    () -> on(invoke, InvokeTab::invoke),
                    () -> on(invoke, InvokeTab::cold),
                    () -> on(code, CodeTab::deploy),
                    () -> on(code, CodeTab::deployArchive),
                    () -> on(invoke, tab -> tab.burst(8)))));
    actions.addAll(functions.actions());
    frame =
        new ResourceFrame<>(
            new ResourceFrame.Names("lambda", texts.get("crumb"), texts.get("tabs")),
            model,
            tabs,
            first,
            context.dialogs(),
            actions);
    header.on(frame);
    view().sceneProperty().subscribe(scene -> follower.seen(scene != null));
    model.open(TabPlace.parse(place));
  }

  /** Somebody else changed what is shown. */
  private void follow() {
    if (journey().place().resource().isEmpty()) {
      list.follow();
    } else {
      refresh();
    }
  }

  /** A tab knows the function only since it was looked at: it comes to the front first. */
  private <T extends ResourceTab<FunctionInfo>> void on(T tab, Consumer<T> does) {
    tabs.select(tab.id());
    does.accept(tab);
  }

  private void source(CodeTab code, String file, int line) {
    tabs.select(code.id());
    code.source(file, line);
  }

  /**
   * How it is opened; its place is written like {@code function/tab}.
   *
   * @param insides what the endpoint of a session tells beyond AWS's API; empty for AWS
   */
  public static PaneDescriptor descriptor(Function<SessionInfo, Optional<Inside>> insides) {
    return new PaneDescriptor(
        "lambda",
        "Lambda",
        "fth-zap",
        9,
        (context, place) ->
            new LambdaPane(
                context,
                place,
                Gateways.of(context, insides.apply(context.clients().session()).orElse(null))));
  }

  /** The doors to Lambda; tests give others. */
  record Gateways(
      FunctionsGateway functions,
      InvokeGateway invoke,
      CodeGateway code,
      VersionsGateway versions,
      SetupGateway setup,
      ScaleGateway scale,
      TriggersGateway triggers,
      UrlsGateway urls,
      QueueGateway queue,
      SweepGateway sweep,
      @Nullable Inside inside) {

    static Gateways of(PaneContext context, @Nullable Inside inside) {
      AwsClients clients = context.clients().withOrigin("Lambda pane");
      SdkFunctionsGateway functions = new SdkFunctionsGateway(clients);
      return new Gateways(
          functions,
          new SdkInvokeGateway(clients, functions),
          new SdkCodeGateway(clients, functions),
          new SdkVersionsGateway(clients),
          new SdkSetupGateway(clients, functions),
          new SdkScaleGateway(clients),
          new SdkTriggersGateway(clients),
          new SdkUrlsGateway(clients),
          new SdkQueueGateway(clients),
          new SdkSweepGateway(clients, functions),
          inside);
    }
  }

  @Override
  protected ResourceFrame<TabPlace, FunctionInfo> frame() {
    return frame;
  }
}
