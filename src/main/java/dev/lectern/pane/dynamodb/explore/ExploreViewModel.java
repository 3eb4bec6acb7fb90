package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.explore.ExploreGateway.Page;
import dev.lectern.pane.dynamodb.result.PageReader;
import dev.lectern.pane.dynamodb.result.Read;
import dev.lectern.pane.dynamodb.result.ResultsViewModel;
import dev.lectern.pane.dynamodb.result.Row;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/** Query and Scan of one table: pages as the user goes, and what they cost. FX thread. */
public final class ExploreViewModel {

  /** From here on a Scan of the whole table is worth a sentence. */
  private static final int MANY = 100;

  private final ExploreGateway gateway;
  private final Texts texts = Texts.of("dynamodbexplore");
  private final BuilderViewModel builder = new BuilderViewModel();
  private final ResultsViewModel results;
  private @Nullable Request sent;

  /** Reads nothing before {@link #open}. */
  public ExploreViewModel(ExploreGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    results = new ResultsViewModel(tasks);
    results.explain(this::explain);
  }

  /** Shows a table; its first page is read when it is another one than before. */
  public void open(TableInfo table) {
    TableInfo before = builder.tableProperty().get();
    builder.open(table);
    results.open(table);
    if (before == null || !before.name().equals(table.name())) {
      run();
    }
  }

  /** Reads the first page of what the builder says. */
  public void run() {
    Request request = builder.requestProperty().get();
    if (request == null) {
      return;
    }
    sent = request;
    List<String> leading = builder.index().map(IndexInfo::keys).orElse(List.of());
    results.start(new ResultsViewModel.Reading(reader(request, Map.of()), leading, false));
  }

  private PageReader reader(Request request, Map<String, AttributeValue> start) {
    return () -> {
      Page page = gateway.read(request, start);
      return new PageReader.Page(
          page.items(),
          page.more() ? reader(request, page.lastKey()) : null,
          page.scanned(),
          page.used(),
          page.millis());
    };
  }

  /**
   * Reads all that the builder asks for, or the whole table.
   *
   * @return null while there is no table, or what the builder has is not complete
   */
  public @Nullable PageReader all(boolean asked) {
    TableInfo table = builder.tableProperty().get();
    if (asked || table == null) {
      Request request = builder.requestProperty().get();
      return request == null ? null : reader(request, Map.of());
    }
    return reader(
        new Request(table.name(), null, null, null, null, Map.of(), Map.of(), false, true, 0),
        Map.of());
  }

  /** Reads the page after the last one. */
  public void more() {
    results.more();
  }

  private String explain() {
    Read all = results.readProperty().get();
    Request request = sent;
    if (all.dropped() > 0) {
      return texts.get("dropped", all.dropped(), all.scanned());
    }
    if (request != null
        && request.scan()
        && request.index() == null
        && !results.moreProperty().get()
        && all.items() > MANY) {
      return texts.get("scanned.all");
    }
    return "";
  }

  /** A row was saved or deleted: replaces it, or takes it away. */
  public void replaced(
      Map<String, AttributeValue> key, @Nullable Map<String, AttributeValue> item) {
    results.replaced(key, item);
  }

  /** Whether rows are whole items: not from an index that keeps parts, not a projection. */
  public boolean whole() {
    TableInfo table = builder.tableProperty().get();
    Request request = sent;
    return table == null
        || request == null
        || (request.projection() == null
            && table.whole(Objects.requireNonNullElse(request.index(), "")));
  }

  /** Stops what is being read. */
  public void cancel() {
    results.cancel();
  }

  /** What is asked. */
  public BuilderViewModel builder() {
    return builder;
  }

  /** What came back. */
  public ResultsViewModel results() {
    return results;
  }

  /** The chosen row. */
  public ObjectProperty<@Nullable Row> currentProperty() {
    return results.currentProperty();
  }
}
