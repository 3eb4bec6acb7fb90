package dev.lectern.pane.dynamodb.segments;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Parallel;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A scan in lanes, one a segment, all at the same time; the lanes say how far they are. */
final class LanesViewModel {

  /**
   * A scan that has ended.
   *
   * @param busiest the share of the items that was in the fullest lane, 0 to 1
   */
  record Run(int lanes, int items, double units, long millis, double busiest) {}

  private final SegmentsGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("dynamodbscan");
  private final ObservableList<Lane> lanes = FXCollections.observableArrayList();
  private final ObservableList<Run> runs = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private @Nullable TableInfo table;
  private @Nullable TaskHandle work;

  LanesViewModel(SegmentsGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
  }

  void open(TableInfo next) {
    if (table == null || !table.name().equals(next.name())) {
      stop();
      lanes.clear();
      runs.clear();
      problem.set(null);
    }
    table = next;
  }

  /** Scans the whole table in so many lanes. */
  void start(int count) {
    TableInfo of = table;
    if (of == null || running.get()) {
      return;
    }
    problem.set(null);
    running.set(true);
    lanes.setAll(IntStream.range(0, count).mapToObj(Lane::start).toList());
    long begin = System.nanoTime();
    work =
        tasks
            .work(texts.get("running", count), progress -> scan(of, count, begin, progress))
            .onSuccess(ended -> done(ended, millis(begin)))
            .onFailure(problem::set)
            .andFinally(() -> running.set(false))
            .start();
  }

  private List<Lane> scan(TableInfo of, int count, long begin, Progress progress) throws Exception {
    List<Callable<Lane>> work = new ArrayList<>();
    for (int segment = 0; segment < count; segment++) {
      int number = segment;
      work.add(() -> lane(of, number, count, begin, progress));
    }
    return Parallel.all(work);
  }

  private Lane lane(TableInfo of, int segment, int count, long begin, Progress progress) {
    Lane lane = Lane.start(segment);
    Map<String, AttributeValue> from = Map.of();
    do {
      progress.check();
      SegmentsGateway.Part part = gateway.scan(of, segment, count, from);
      lane = lane.plus(part, millis(begin));
      from = part.lastKey();
      Lane now = lane;
      tasks.onFxThread(() -> show(now, count));
    } while (!from.isEmpty());
    return lane;
  }

  private static long millis(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  private void show(Lane lane, int count) {
    if (lanes.size() == count) {
      lanes.set(lane.segment(), lane);
    }
  }

  private void done(List<Lane> ended, long millis) {
    lanes.setAll(ended);
    int items = ended.stream().mapToInt(Lane::items).sum();
    int most = ended.stream().mapToInt(Lane::items).max().orElse(0);
    runs.addFirst(
        new Run(
            ended.size(),
            items,
            ended.stream().mapToDouble(Lane::units).sum(),
            millis,
            items == 0 ? 0 : most / (double) items));
  }

  /** Stops it. */
  void stop() {
    if (work != null) {
      work.cancel();
    }
  }

  ObservableList<Lane> lanes() {
    return lanes;
  }

  /** Scans that have ended, the latest first. */
  ObservableList<Run> runs() {
    return runs;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Why the last scan failed; null when it did not. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
