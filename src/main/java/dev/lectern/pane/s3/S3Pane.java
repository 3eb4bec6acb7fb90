package dev.lectern.pane.s3;

import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.pane.explorer.Explorer;
import dev.lectern.pane.explorer.Header;
import dev.lectern.pane.explorer.Journey;
import dev.lectern.pane.explorer.ResourceTabs;
import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.browse.ObjectActions;
import dev.lectern.pane.s3.browse.ObjectsController;
import dev.lectern.pane.s3.browse.ObjectsGateway;
import dev.lectern.pane.s3.browse.ObjectsViewModel;
import dev.lectern.pane.s3.browse.SdkObjectsGateway;
import dev.lectern.pane.s3.bucket.BucketTabs;
import dev.lectern.pane.s3.bucket.ExposureGateway;
import dev.lectern.pane.s3.bucket.SdkExposureGateway;
import dev.lectern.pane.s3.bucket.SdkSectionGateway;
import dev.lectern.pane.s3.bucket.SectionGateway;
import dev.lectern.pane.s3.buckets.BucketActions;
import dev.lectern.pane.s3.buckets.BucketsController;
import dev.lectern.pane.s3.buckets.BucketsGateway;
import dev.lectern.pane.s3.buckets.BucketsViewModel;
import dev.lectern.pane.s3.buckets.SdkBucketsGateway;
import dev.lectern.pane.s3.collision.CollisionQuestion;
import dev.lectern.pane.s3.details.ObjectDetailsGateway;
import dev.lectern.pane.s3.details.ObjectPanel;
import dev.lectern.pane.s3.details.PanelViewModel.Page;
import dev.lectern.pane.s3.details.SdkObjectDetailsGateway;
import dev.lectern.pane.s3.details.TextEditing;
import dev.lectern.pane.s3.presign.PresignGateway;
import dev.lectern.pane.s3.presign.SdkPresignGateway;
import dev.lectern.pane.s3.transfer.SdkTransferGateway;
import dev.lectern.pane.s3.transfer.TransferGateway;
import dev.lectern.pane.s3.transfer.Transfers;
import dev.lectern.pane.s3.versions.SdkVersionsGateway;
import dev.lectern.pane.s3.versions.VersionsGateway;
import dev.lectern.pane.s3.versions.VersionsView;
import dev.lectern.pane.s3.versions.VersionsViewModel;
import dev.lectern.ui.fxml.Views;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;

/**
 * The S3 explorer: buckets, their objects, versions and settings. Puts gateways, view models and
 * controllers together; all other panes are built in the same way.
 */
public final class S3Pane extends Explorer<S3Place> {

  /** How the S3 explorer is opened; its place is written like {@code bucket/folder/key}. */
  public static final PaneDescriptor DESCRIPTOR =
      new PaneDescriptor("s3", "S3", "fth-hard-drive", 5, S3Pane::new);

  private final ObjectsViewModel objects;
  private final ResourceTabs<String> tabs;
  private final BucketActions bucketActions;
  private final Transfers transfers;
  private final S3Controller controller;
  private final ObjectsController objectsController;
  private final Node view;
  private final Header header;
  private final S3Side side;
  private final TextEditing editing;

  private S3Pane(PaneContext context, String place) {
    this(context, place, Gateways.of(context));
  }

  S3Pane(PaneContext context, String place, Gateways gateways) {
    super(new Journey<>(S3Place::parse));
    ObjectsGateway objectsGateway = gateways.objects();
    objects = new ObjectsViewModel(objectsGateway, context.tasks());
    BucketsViewModel buckets = new BucketsViewModel(gateways.buckets(), context.tasks());
    bucketActions =
        new BucketActions(
            buckets, gateways.buckets(), context.tasks(), context.dialogs(), context.toasts());
    VersionsViewModel versions =
        new VersionsViewModel(
            gateways.versions(),
            context.tasks(),
            context.dialogs(),
            objects.versioningProperty(),
            objects::refresh);
    side = new S3Side(objects, versions, gateways.details(), context.tasks());
    Texts texts = Texts.of("s3");
    S3ViewModel model =
        new S3ViewModel(
            journey(),
            buckets,
            objects,
            side.pageProperty(),
            bucket ->
                context.toasts().warn(texts.get("missing", bucket), texts.get("missing.detail")));
    bucketActions.onGone(model::gone);
    bucketActions.onMade(this::made);
    tabs =
        new ResourceTabs<>(
            BucketTabs.create(context, gateways.sections(), gateways.access(), this::written));
    transfers = new Transfers(context, gateways.transfers(), this::written);
    editing =
        new TextEditing(
            gateways.details(),
            context.tasks(),
            context.dialogs(),
            context.toasts(),
            context.desktop()::copy,
            this::saved);
    ObjectActions actions =
        new ObjectActions(
            objects,
            objectsGateway,
            context.tasks(),
            context.dialogs(),
            context.toasts(),
            new S3Moves(context, gateways.urls(), transfers, editing, this::showTransfers),
            new CollisionQuestion(context.dialogs()),
            context.desktop()::copy);
    controller = new S3Controller(journey(), model, tabs, transfers.view(), context.dialogs());
    objectsController = new ObjectsController(objects, actions);
    objectsController.onLeave(() -> journey().go(S3Place.START));
    BucketsController bucketsController =
        new BucketsController(
            buckets,
            bucketActions,
            context.dialogs(),
            context.clients().session().region(),
            bucket -> journey().go(new S3Place(bucket, "", "", false)));
    view =
        Views.load(
                "s3",
                "s3",
                Map.of(
                    S3Controller.class,
                    () -> controller,
                    ObjectsController.class,
                    () -> objectsController,
                    BucketsController.class,
                    () -> bucketsController))
            .root();
    header =
        new S3Header(
                journey(),
                objects,
                controller,
                bucketsController,
                objectsController,
                actions,
                side,
                transfers)
            .header(view);
    side.pageProperty()
        .addListener((o, before, now) -> objectsController.wideSide(now == Page.VERSIONS));
    objectsController.wideSide(side.pageProperty().get() == Page.VERSIONS);
    objectsController.side(
        () ->
            new ObjectPanel(
                    side.panel(),
                    side.preview(),
                    context.tasks(),
                    new VersionsView(versions, context.tasks(), side.panel()::showVersion).node(),
                    editing,
                    context.desktop()::copy)
                .node());
    model.start(S3Place.parse(place));
    if (transfers.any()) {
      // of an earlier session: a notice alone would be gone before the window is looked at
      showTransfers();
    }
  }

  /** The doors to S3; tests give others. */
  record Gateways(
      BucketsGateway buckets,
      ObjectsGateway objects,
      VersionsGateway versions,
      ObjectDetailsGateway details,
      TransferGateway transfers,
      SectionGateway sections,
      ExposureGateway access,
      PresignGateway urls) {

    static Gateways of(PaneContext context) {
      BucketCallsGateway calls = new BucketCallsGateway(context.clients().withOrigin("s3 pane"));
      return new Gateways(
          new SdkBucketsGateway(calls),
          new SdkObjectsGateway(calls),
          new SdkVersionsGateway(calls),
          new SdkObjectDetailsGateway(calls),
          new SdkTransferGateway(calls),
          new SdkSectionGateway(calls),
          new SdkExposureGateway(calls),
          new SdkPresignGateway(calls));
    }
  }

  /** The list chooses it; from inside of another bucket it would not be seen. */
  private void made(String bucket) {
    if (!journey().place().bucket().isEmpty()) {
      journey().go(new S3Place(bucket, "", "", false));
    }
  }

  /** Objects of the bucket were written, or what becomes of them when they are. */
  private void written(String bucket) {
    if (bucket.equals(journey().place().bucket())) {
      objects.refresh();
    }
  }

  /** The listing, the details and the versions tell of an object that was saved. */
  private void saved(String key) {
    String folder = key.substring(0, key.lastIndexOf('/') + 1);
    if (!folder.equals(objects.folderProperty().get())) {
      // a name with a slash was typed for a new one
      S3Place now = journey().place();
      journey().go(new S3Place(now.bucket(), folder, key, now.versions()));
      return;
    }
    objects.choose(key);
    objects.refresh();
    side.panel().load();
  }

  private void showTransfers() {
    controller.showTransfers(true);
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
  public List<String> unfinished() {
    return Stream.of(
            transfers.unfinished(),
            bucketActions.unfinished(),
            tabs.unfinished(),
            editing.unfinished())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void refresh() {
    controller.refresh();
    side.panel().load();
  }

  @Override
  public void close() {
    objectsController.close();
    tabs.close();
    transfers.close();
  }
}
