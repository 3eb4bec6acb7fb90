package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.ObjectDetailsGateway.Start;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.pane.s3.details.Preview.Mode;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The start of the chosen object: 64 KB at first, more when asked for, a picture as a whole. Loads
 * only while it is looked at. FX thread.
 */
public final class PreviewViewModel {

  /** Bytes that are loaded at first. */
  static final int FIRST = 64 * 1024;

  /** Bytes that are loaded at most, apart from pictures; the rest is for a download. */
  static final int MOST = 1024 * 1024;

  private final ObjectDetailsGateway gateway;
  private final TaskRunner tasks;
  private final ObjectDetailsViewModel details;
  private final PreviewMaker maker;
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyObjectWrapper<Facet<Preview>> preview =
      new ReadOnlyObjectWrapper<>(new Facet.Nothing<>());
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.AUTO);
  private boolean wanted;
  private int limit = FIRST;
  private @Nullable Start start;

  /** Follows the object that the details are of. */
  public PreviewViewModel(
      ObjectDetailsGateway gateway, TaskRunner tasks, ObjectDetailsViewModel details) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.details = details;
    maker = new PreviewMaker(Texts.of("s3details"));
    details.targetProperty().addListener((o, before, now) -> forget());
    details.headProperty().addListener((o, before, now) -> headed(before, now));
    mode.addListener((o, before, now) -> load());
  }

  /** What is shown. */
  ReadOnlyObjectProperty<Facet<Preview>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** How the user wants to see it. */
  ObjectProperty<Mode> modeProperty() {
    return mode;
  }

  /** Whether it is looked at. */
  void want(boolean now) {
    wanted = now;
    if (now && preview.get() instanceof Facet.Nothing) {
      load();
    }
  }

  /** Whether more bytes can be loaded. */
  boolean hasMore() {
    return preview.get().value().filter(Preview::cut).isPresent() && limit < MOST;
  }

  /** Loads four times as much. */
  void more() {
    limit = Math.min(MOST, limit * 4);
    start = null;
    load();
  }

  private void forget() {
    loading.cancel();
    start = null;
    limit = FIRST;
    preview.set(new Facet.Nothing<>());
  }

  private void headed(Facet<Head> before, Facet<Head> now) {
    boolean same =
        before.value().map(Head::etag).equals(now.value().map(Head::etag))
            && before.value().map(Head::headers).equals(now.value().map(Head::headers));
    switch (now) {
      case Facet.There<Head> there -> {
        if (!same) {
          start = null;
          load();
        }
      }
      case Facet.Failed<Head>(var problem) -> preview.set(new Facet.Failed<>(problem));
      case Facet.Nothing<Head> nothing -> forget();
      case Facet.Loading<Head> on -> {}
    }
  }

  /** Loads it again. */
  void load() {
    Target target = details.targetProperty().get();
    if (!wanted || target.none()) {
      return;
    }
    details
        .headProperty()
        .get()
        .value()
        .ifPresent(
            head -> {
              Mode how = mode.get();
              int most = limit;
              Start known = start;
              if (preview.get().value().isEmpty()) {
                preview.set(new Facet.Loading<>());
              }
              tasks
                  .work("", progress -> make(target, head, known, most, how, progress))
                  .latest(loading)
                  .onSuccess(
                      made -> {
                        start = made.start();
                        preview.set(new Facet.There<>(made.preview()));
                      })
                  .onFailure(problem -> preview.set(new Facet.Failed<>(problem)))
                  .start();
            });
  }

  private record Made(Start start, Preview preview) {}

  private Made make(
      Target target, Head head, @Nullable Start known, int most, Mode how, Progress progress) {
    Start bytes = known == null ? gateway.read(target, head, most) : known;
    progress.check();
    boolean whole = bytes.bytes().length == bytes.total();
    if (known == null
        && !whole
        && head.size() <= PreviewMaker.MOST_PICTURE
        && PreviewMaker.picture(bytes)) {
      bytes = gateway.read(target, head, PreviewMaker.MOST_PICTURE);
      progress.check();
    }
    return new Made(bytes, maker.of(target.key(), head, bytes, how));
  }
}
