package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.collision.Collisions;
import dev.lectern.pane.s3.collision.Collisions.Choice;
import dev.lectern.pane.s3.transfer.TransferRow.Direction;
import dev.lectern.pane.s3.transfer.TransferRow.Phase;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Answer;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** All transfers of a pane: what waits, runs and ended, and what can be done with it. FX thread. */
public final class TransfersViewModel {

  /** Steps at once when the user chose nothing. */
  static final int PARALLEL = 4;

  /** So many of the entries that were left out are named. */
  private static final int NAMED = 200;

  private static final long REFRESH_MILLIS = 200;

  /**
   * All transfers together.
   *
   * @param done bytes
   * @param size bytes of all that are not cancelled
   * @param speed bytes per second
   */
  public record Total(
      int active, int paused, int ended, int failed, long done, long size, double speed) {
    static final Total NONE = new Total(0, 0, 0, 0, 0, 0, 0);

    /** 0 to 1. */
    public double fraction() {
      return size == 0 ? (active == 0 ? 1 : 0) : (double) done / size;
    }

    /** Seconds left at this speed; negative when nobody can know. */
    public long secondsLeft() {
      return speed < 1 ? -1 : Math.round((size - done) / speed);
    }
  }

  private final TransferGateway gateway;
  private final TaskRunner tasks;
  private final LongSupplier nanos;
  private final Consumer<String> changed;
  private final Consumer<UserProblem> trouble;
  private final Collisions collisions;
  private final Targets targets = Targets.here();
  private final TransferQueue queue;
  private final ObservableList<TransferRow> rows = FXCollections.observableArrayList();
  private final Set<TransferRow> live = new LinkedHashSet<>();
  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<List<UploadJob.Begun>> begun =
      new ReadOnlyObjectWrapper<>(List.of());

  /** What had ended when nothing was to do any more: the bytes of what comes later are its own. */
  private final Set<TransferRow> before = new HashSet<>();

  private final ReadOnlyObjectWrapper<Total> total = new ReadOnlyObjectWrapper<>(Total.NONE);
  private final IntegerProperty parallel = new SimpleIntegerProperty(PARALLEL);
  private boolean ticking;

  /**
   * @param changed told the name of a bucket when objects in it were written
   * @param trouble told when the files could not be looked at
   * @param collisions asked when keys of an upload are there already
   */
  TransfersViewModel(
      TransferGateway gateway,
      TaskRunner tasks,
      LongSupplier nanos,
      Consumer<String> changed,
      Consumer<UserProblem> trouble,
      Collisions collisions) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.nanos = nanos;
    this.changed = changed;
    this.trouble = trouble;
    this.collisions = collisions;
    this.queue = new TransferQueue(tasks, PARALLEL);
    parallel.addListener((o, before, now) -> queue.limit(now.intValue()));
  }

  /** Every transfer, in the order in which they were begun. */
  public ObservableList<TransferRow> rows() {
    return rows;
  }

  /** Number of transfers that wait or run. */
  public ReadOnlyIntegerProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** All together. */
  public ReadOnlyObjectProperty<Total> totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** How many requests run at once, 1 to 32. */
  public IntegerProperty parallelProperty() {
    return parallel;
  }

  /**
   * Uploads files and folders; what is in folders is found off the FX thread. Asks first when keys
   * are there already.
   */
  void upload(String bucket, String prefix, List<Path> filesOrFolders) {
    tasks
        .work(
            filesOrFolders.size() == 1 ? filesOrFolders.getFirst().toString() : bucket,
            progress -> {
              List<TransferRow> found = new ArrayList<>();
              List<Path> leftOut = new ArrayList<>();
              FileScan.run(
                  prefix,
                  filesOrFolders,
                  progress::check,
                  new Finder(gateway, bucket, found, leftOut));
              List<String> keys = found.stream().map(TransferRow::key).toList();
              return new Found(found, gateway.existing(bucket, keys, progress::check), leftOut);
            })
        .onSuccess(this::ask)
        .onFailure(trouble)
        .start();
  }

  /** What an upload is about, and which of its keys are there already. */
  private record Found(List<TransferRow> rows, List<String> there, List<Path> leftOut) {}

  private void ask(Found found) {
    if (!found.leftOut().isEmpty()) {
      trouble.accept(leftOut(found.leftOut()));
    }
    if (found.there().isEmpty()) {
      add(found.rows());
      return;
    }
    collisions
        .ask(found.there(), found.rows().size())
        .thenAccept(
            choice -> {
              Set<String> left =
                  choice == Choice.OVERWRITE ? Set.of() : new LinkedHashSet<>(found.there());
              if (choice != Choice.CANCEL) {
                add(found.rows().stream().filter(row -> !left.contains(row.key())).toList());
              }
            });
  }

  private static UserProblem leftOut(List<Path> paths) {
    Texts texts = Texts.of("s3transfer");
    return new UserProblem(
        texts.get("left.out", paths.size()),
        texts.get("left.out.why"),
        texts.get("left.out.remedy"),
        null,
        null,
        paths.stream().limit(NAMED).map(Path::toString).collect(Collectors.joining("\n")));
  }

  /** Makes a row of every file. */
  private record Finder(
      TransferGateway gateway, String bucket, List<TransferRow> rows, List<Path> leftOut)
      implements FileScan.Found {

    @Override
    public void leftOut(Path path) {
      leftOut.add(path);
    }

    @Override
    public void file(Path file, String key, long size) {
      Job job = new UploadJob(gateway, bucket, key, file);
      rows.add(new TransferRow(Direction.UPLOAD, bucket, key, size, job));
    }

    @Override
    public void folder(Path folder, String key) {
      Job job = new FolderJob(gateway, bucket, key);
      rows.add(new TransferRow(Direction.UPLOAD, bucket, key, 0, job));
    }

    @Override
    public void failed(Path file, String key, UserProblem why) {
      Job job = new UploadJob(gateway, bucket, key, file);
      job.fail(why);
      rows.add(new TransferRow(Direction.UPLOAD, bucket, key, 0, job));
    }
  }

  /**
   * Downloads objects.
   *
   * @param prefix what all keys begin with; the rest of each becomes its path below the folder
   */
  List<TransferRow> download(String prefix, List<ObjectRef> objects, Path folder) {
    List<TransferRow> found = new Downloads(gateway, targets).rows(prefix, objects, folder);
    add(found);
    return found;
  }

  /**
   * Downloads objects and tells what lies in the folder then.
   *
   * @param prefix what all keys begin with; the rest of each becomes its path
   * @return the files and folders right below it when all are there; never completed when one is
   *     not
   */
  CompletableFuture<List<Path>> fetch(String prefix, List<ObjectRef> objects, Path folder) {
    Answer<List<Path>> files = new Answer<>();
    List<TransferRow> fetched = download(prefix, objects, folder);
    Runnable look =
        () -> {
          if (fetched.stream().allMatch(row -> row.status().phase() == Phase.DONE)) {
            files.complete(
                fetched.stream()
                    .map(row -> ((Fetched) row.job()).target())
                    .map(file -> folder.resolve(folder.relativize(file).getName(0)))
                    .distinct()
                    .toList());
          }
        };
    fetched.forEach(row -> row.statusProperty().addListener((o, before, now) -> look.run()));
    look.run();
    return files;
  }

  /** Brings back an upload of an earlier session, paused. */
  void bringBack(List<UploadJob.Begun> earlier) {
    for (UploadJob.Begun begun : earlier) {
      UploadJob job = new UploadJob(gateway, begun);
      job.pause();
      add(
          List.of(
              new TransferRow(Direction.UPLOAD, begun.bucket(), begun.key(), begun.size(), job)));
    }
  }

  /** What must be kept to go on with later, as of the last look; changes seldom. */
  ReadOnlyObjectProperty<List<UploadJob.Begun>> begunProperty() {
    return begun.getReadOnlyProperty();
  }

  /** What must be kept to go on with later. */
  List<UploadJob.Begun> unfinished() {
    List<UploadJob.Begun> kept = new ArrayList<>();
    for (TransferRow row : rows) {
      Job.State state = row.job().state();
      if (row.job() instanceof UploadJob upload
          && state != Job.State.DONE
          && state != Job.State.CANCELLED) {
        upload.begun().ifPresent(kept::add);
      }
    }
    return kept;
  }

  private void add(List<TransferRow> more) {
    rows.addAll(more);
    live.addAll(more);
    more.forEach(row -> queue.add(row.job()));
    tick();
  }

  /** Stops it after what is on its way; parts that are done stay done. */
  public void pause(List<TransferRow> some) {
    act(some, Job::pause);
  }

  /** Goes on. */
  public void resume(List<TransferRow> some) {
    act(some, Job::resume);
  }

  /** Tries again what failed. */
  public void retry(List<TransferRow> some) {
    act(some, Job::retry);
  }

  /** Gives it up: a multipart upload is aborted, a half file removed. */
  public void cancel(List<TransferRow> some) {
    act(some, Job::cancel);
  }

  private void act(List<TransferRow> some, Consumer<Job> action) {
    List<TransferRow> now = List.copyOf(some);
    now.forEach(row -> action.accept(row.job()));
    live.addAll(now);
    queue.pump();
    tick();
  }

  /** Takes what is done or cancelled out of the list. */
  public void clearEnded() {
    rows.removeIf(
        row -> row.status().phase() == Phase.DONE || row.status().phase() == Phase.CANCELLED);
    live.retainAll(rows);
    tick();
  }

  private void tick() {
    refresh();
    if (!ticking && !live.isEmpty()) {
      ticking = true;
      tasks.later(
          REFRESH_MILLIS,
          () -> {
            ticking = false;
            tick();
          });
    }
  }

  /** Reads all jobs that are not at rest. */
  void refresh() {
    long now = nanos.getAsLong();
    Set<String> written = new LinkedHashSet<>();
    for (TransferRow row : List.copyOf(live)) {
      boolean busy = row.job().busy();
      row.update(now);
      Phase phase = row.status().phase();
      if (!phase.active() && !busy) {
        live.remove(row);
        if (phase == Phase.DONE && row.direction() == Direction.UPLOAD) {
          written.add(row.bucket());
        }
      }
    }
    total.set(sum());
    running.set(total.get().active());
    begun.set(unfinished());
    written.forEach(changed);
  }

  private Total sum() {
    int active = 0;
    int paused = 0;
    int ended = 0;
    int failed = 0;
    long done = 0;
    long size = 0;
    double speed = 0;
    for (TransferRow row : rows) {
      TransferRow.Status status = row.status();
      active += status.phase().active() ? 1 : 0;
      paused += status.phase() == Phase.PAUSED ? 1 : 0;
      ended += status.phase() == Phase.DONE ? 1 : 0;
      failed += status.phase() == Phase.FAILED ? 1 : 0;
      boolean waits = status.phase().active() || status.phase() == Phase.PAUSED;
      if (status.phase() != Phase.CANCELLED && (waits || !before.contains(row))) {
        done += status.phase() == Phase.DONE ? status.size() : status.done();
        size += status.size();
        speed += status.speed();
      }
    }
    if (active + paused == 0) {
      before.clear();
      before.addAll(rows);
    }
    return new Total(active, paused, ended, failed, done, size, speed);
  }

  /** Pauses everything, for the end of the session. */
  void close() {
    rows.forEach(row -> row.job().pause());
  }
}
