package dev.lectern.pane.iam;

import dev.lectern.aws.CredentialSources;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.pane.explorer.Explorer;
import dev.lectern.pane.explorer.Header;
import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.control.ActionButtons;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** The IAM explorer: users, groups, roles, policies, who can do what, and the simulator. */
public final class IamPane extends Explorer<IamPlace> {

  /** How it is opened; its place is written like {@code user/mia/tab}. */
  public static final PaneDescriptor DESCRIPTOR =
      new PaneDescriptor("iam", "IAM", "fth-shield", 4, IamPane::new);

  private final Texts texts = Texts.of("iam");
  private final IamController controller;
  private final Header header;
  private final Node view;
  private @Nullable Actions known;

  private IamPane(PaneContext context, String place) {
    this(context, place, new SdkIamGateway(context.clients().withOrigin("IAM pane")));
  }

  IamPane(PaneContext context, String place, IamGateway gateway) {
    super(new Journey<>(IamPlace::parse));
    EntitiesViewModel list = new EntitiesViewModel(gateway, context.tasks());
    IamViewModel model = new IamViewModel(journey(), gateway, context.tasks(), list);
    IamActions actions =
        new IamActions(gateway, context.tasks(), context.dialogs(), context.toasts(), this::known);
    Consumer<IamPlace> go = journey()::go;
    controller =
        new IamController(
            journey(),
            model,
            tabs(actions, this::known, go, context.desktop()::copy),
            new SimulatorPage(gateway, context.tasks()),
            new CredentialsViewModel(
                context.tasks(), option -> CredentialSources.ofUser().find(option)),
            context.dialogs());
    EntitiesController entities = new EntitiesController(list, actions, go);
    actions.listen(controller::refresh, model::gone, go);
    view =
        Views.load(
                "iam",
                "iam",
                Map.of(
                    IamController.class, () -> controller,
                    EntitiesController.class, () -> entities))
            .root();
    header = header(entities);
    context
        .tasks()
        .work(texts.get("loading", texts.get("crumb")), progress -> Actions.load())
        .onSuccess(
            loaded -> {
              known = loaded;
              model.open(IamPlace.parse(place));
            })
        .start();
  }

  private Actions known() {
    if (known == null) {
      throw new IllegalStateException("Nothing is opened before the actions are known.");
    }
    return known;
  }

  private static Map<Kind, ResourceTabs<Entity>> tabs(
      IamActions actions, Supplier<Actions> known, Consumer<IamPlace> go, Consumer<String> copy) {
    return Map.of(
        Kind.USER,
        new ResourceTabs<>(
            List.of(
                new PermissionsTab(actions, known, go),
                new AccessTab(actions, known),
                new KeysTab(actions, copy))),
        Kind.GROUP,
        new ResourceTabs<>(
            List.of(new PermissionsTab(actions, known, go), new AccessTab(actions, known))),
        Kind.ROLE,
        new ResourceTabs<>(
            List.of(
                new PermissionsTab(actions, known, go),
                new TrustTab(actions, known),
                new AccessTab(actions, known))),
        Kind.POLICY,
        new ResourceTabs<>(List.of(new DocumentTab(actions, known), new UsedByTab(actions, go))));
  }

  private Header header(EntitiesController entities) {
    Action refresh =
        Action.of("iam-refresh", texts.get("refresh"), "fth-refresh-cw", controller::refresh)
            .ctrl(KeyCode.R);
    Action simulator =
        Action.of(
            "iam-open-simulator",
            texts.get("simulator"),
            "fth-grid",
            () -> journey().go(IamPlace.SIMULATOR));
    Action credentials =
        Action.of(
            "iam-open-credentials",
            texts.get("credentials"),
            "fth-key",
            () -> journey().go(IamPlace.CREDENTIALS));
    List<Action> all = new ArrayList<>(List.of(refresh, simulator, credentials));
    for (Kind kind : Kind.values()) {
      all.add(
          Action.of(
              "iam-list-" + kind.word(),
              texts.get("list." + kind.word()),
              kind.icon(),
              () -> journey().go(IamPlace.list(kind))));
      all.add(
          Action.of(
              "iam-create-" + kind.word(),
              texts.get("create." + kind.word()),
              "fth-plus",
              () -> {
                journey().go(IamPlace.list(kind));
                entities.create();
              }));
    }
    all.addAll(entities.actions());
    all.addAll(controller.tabActions());
    Header made = new Header(journey(), view, all);
    made.tools(
        ActionButtons.icon(refresh), ActionButtons.of(credentials), ActionButtons.of(simulator));
    journey().placeProperty().subscribe(place -> made.way(way(place)));
    return made;
  }

  private List<Crumb> way(IamPlace place) {
    List<Crumb> way = new ArrayList<>();
    way.add(new Crumb(texts.get("crumb"), () -> journey().go(IamPlace.START)));
    if (!place.special().isEmpty()) {
      way.add(new Crumb(texts.get(place.special()), () -> journey().go(place)));
      return way;
    }
    way.add(
        new Crumb(
            texts.get("kinds." + place.kind().word()),
            () -> journey().go(IamPlace.list(place.kind()))));
    if (!place.name().isEmpty()) {
      way.add(new Crumb(place.name(), () -> journey().go(IamPlace.of(place.kind(), place.name()))));
    }
    return way;
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
    return controller.unfinished();
  }

  @Override
  public void close() {
    controller.close();
  }
}
