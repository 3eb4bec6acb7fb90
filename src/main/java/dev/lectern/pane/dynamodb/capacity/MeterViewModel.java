package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Traffic;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.TaskRunner.Work;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The reads or writes of a table or of one of its global indexes, second by second. FX thread. */
final class MeterViewModel {

  private static final long EVERY_MILLIS = 1_000;

  /**
   * What the meter shows.
   *
   * @param writes whether it counts writes
   * @param provisioned units a second; 0 on demand
   * @param credit units of burst credit that are left; 0 on demand
   */
  record Picture(MeterSeries series, boolean writes, double provisioned, double credit) {

    static final Picture NONE = new Picture(MeterSeries.NOTHING, true, 0, 0);
  }

  private final Traffic traffic;
  private final Poller<Picture> poller;
  private final ObservableList<String> sources = FXCollections.observableArrayList();
  private final StringProperty source = new SimpleStringProperty("");
  private final BooleanProperty writes = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>(Picture.NONE);
  private @Nullable TableInfo table;

  MeterViewModel(Traffic traffic, TaskRunner tasks) {
    this.traffic = traffic;
    poller = new Poller<>(tasks, this::question, picture::set, () -> EVERY_MILLIS);
    source.addListener((o, before, now) -> poller.ask());
    writes.addListener((o, before, now) -> poller.ask());
  }

  /** Shows a table; of the same one that has changed, the same index. */
  void open(TableInfo next) {
    table = next;
    List<String> names = new ArrayList<>(List.of(""));
    next.indexes().stream().filter(IndexInfo::global).map(IndexInfo::name).forEach(names::add);
    String before = source.get();
    sources.setAll(names);
    source.set(before != null && names.contains(before) ? before : "");
    poller.ask();
  }

  /** Asks only while somebody looks. */
  void seen(boolean now) {
    poller.seen(now);
  }

  private @Nullable Work<Picture> question() {
    TableInfo of = table;
    String index = source.get() == null ? "" : source.get();
    boolean write = writes.get();
    return of == null ? null : progress -> picture(of, index, write, traffic);
  }

  static Picture picture(TableInfo of, String index, boolean write, Traffic traffic) {
    double provisioned =
        of.index(index)
            .map(found -> write ? found.writes() : found.reads())
            .orElse(write ? of.writes() : of.reads());
    Traffic.Flow flow = traffic.flow(of, index, write);
    MeterSeries series = MeterSeries.of(flow.seconds(), flow.now());
    return new Picture(
        series,
        write,
        provisioned,
        provisioned > 0 ? flow.credit().orElseGet(() -> series.credit(provisioned)) : 0);
  }

  /** Whether everybody's calls are counted, not only this explorer's. */
  boolean everybody() {
    return traffic.everybody();
  }

  /** What can be shown: empty for the table, and the names of its global indexes. */
  ObservableList<String> sources() {
    return sources;
  }

  StringProperty sourceProperty() {
    return source;
  }

  BooleanProperty writesProperty() {
    return writes;
  }

  /** Told anew each second while somebody looks. */
  ReadOnlyObjectProperty<Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }
}
