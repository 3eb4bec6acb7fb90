package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.KeyAttribute;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the user puts together with the builder, and the expressions that it makes. FX thread. */
public final class BuilderViewModel {

  private final Texts texts = Texts.of("dynamodbexplore");
  private final ReadOnlyObjectWrapper<@Nullable TableInfo> table = new ReadOnlyObjectWrapper<>();
  private final ObservableList<String> sources = FXCollections.observableArrayList();
  private final StringProperty source = new SimpleStringProperty("");
  private final BooleanProperty scan = new SimpleBooleanProperty(true);
  private final StringProperty partition = new SimpleStringProperty("");
  private final ObjectProperty<Operator> sortOperator =
      new SimpleObjectProperty<>(Operator.BEGINS_WITH);
  private final StringProperty sortValue = new SimpleStringProperty("");
  private final StringProperty sortSecond = new SimpleStringProperty("");
  private final ObservableList<FilterDraft> filters = FXCollections.observableArrayList();
  private final StringProperty projection = new SimpleStringProperty("");
  private final BooleanProperty consistent = new SimpleBooleanProperty();
  private final BooleanProperty forward = new SimpleBooleanProperty(true);
  private final StringProperty limit = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper expression = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper placeholders = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Request> request = new ReadOnlyObjectWrapper<>();
  private final HandViewModel hand = new HandViewModel(this::make);

  /** For no table yet. */
  public BuilderViewModel() {
    source.addListener(
        (o, before, now) -> {
          if (index().map(IndexInfo::global).orElse(false)) {
            // a global index has no strong reads
            consistent.set(false);
          }
          make();
        });
    for (StringProperty text : List.of(partition, sortValue, sortSecond, projection, limit)) {
      text.addListener((o, before, now) -> make());
    }
    for (BooleanProperty choice : List.of(scan, consistent, forward)) {
      choice.addListener((o, before, now) -> make());
    }
    sortOperator.addListener((o, before, now) -> make());
  }

  /** Begins anew with a table; the same table again keeps what was put together. */
  void open(TableInfo next) {
    TableInfo before = table.get();
    boolean same = before != null && before.name().equals(next.name());
    List<String> names = new ArrayList<>(List.of(""));
    next.indexes().forEach(index -> names.add(index.name()));
    String chosen = same && names.contains(source.get()) ? source.get() : "";
    table.set(next);
    if (!sources.equals(names)) {
      sources.setAll(names);
    }
    source.set(chosen);
    if (!same) {
      hand.onProperty().set(false);
      scan.set(true);
      partition.set("");
      sortValue.set("");
      sortSecond.set("");
      filters.clear();
      projection.set("");
      limit.set("");
      forward.set(true);
      consistent.set(false);
    }
    make();
  }

  /** Adds a filter. */
  void addFilter() {
    filters.add(new FilterDraft(this::make));
    make();
  }

  /** Takes a filter away. */
  void removeFilter(FilterDraft filter) {
    filters.remove(filter);
    make();
  }

  /** The index that is read, if it is one. */
  Optional<IndexInfo> index() {
    TableInfo info = table.get();
    return info == null ? Optional.empty() : info.index(source.get());
  }

  /** The partition key of what is read. */
  @Nullable KeyAttribute partitionKey() {
    TableInfo info = table.get();
    return info == null ? null : index().map(IndexInfo::partition).orElse(info.partition());
  }

  /** The sort key of what is read, if it has one. */
  @Nullable KeyAttribute sortKey() {
    TableInfo info = table.get();
    return info == null ? null : index().isPresent() ? index().get().sort() : info.sort();
  }

  /** What the list of sources calls one. */
  String sourceText(@Nullable String name) {
    TableInfo info = table.get();
    if (info == null || name == null) {
      return "";
    }
    return info.index(name)
        .map(index -> index.name() + " (" + String.join(", ", index.keys()) + ")")
        .orElseGet(() -> texts.get("source.table", String.join(", ", info.keys())));
  }

  private void make() {
    TableInfo info = table.get();
    request.set(null);
    note.set("");
    if (info == null) {
      return;
    }
    String typed = limit.get().strip();
    if (!typed.isEmpty() && !typed.matches("[1-9]\\d{0,8}")) {
      note.set(texts.get("needs.limit"));
      return;
    }
    KeyAttribute key = partitionKey();
    if (!hand.onProperty().get() && !scan.get() && partition.get().isEmpty()) {
      expression.set("");
      placeholders.set("");
      note.set(texts.get("needs.key", key == null ? "" : key.name()));
      return;
    }
    try {
      Question question = question(typed.isEmpty() ? 0 : Integer.parseInt(typed));
      show(
          hand.onProperty().get()
              ? hand.make(
                  info.name(),
                  source.get().isEmpty() ? null : source.get(),
                  scan.get(),
                  question.page())
              : Expressions.make(info, question));
    } catch (InvalidValueException e) {
      note.set(e.text());
    }
  }

  private Question question(int pageLimit) {
    KeyAttribute sort = sortKey();
    return new Question(
        source.get(),
        scan.get(),
        partition.get(),
        sort == null || sortValue.get().isEmpty()
            ? null
            : new Clause(
                sort.name(), sortOperator.get(), sort.type(), sortValue.get(), sortSecond.get()),
        filters.stream().map(FilterDraft::clause).toList(),
        projection.get(),
        consistent.get(),
        forward.get(),
        pageLimit);
  }

  private void show(Expressions.Made made) {
    String text = Expressions.text(made.request());
    expression.set(text.isEmpty() ? texts.get("everything") : text);
    placeholders.set(Expressions.placeholders(made.request()));
    if (!made.reserved().isEmpty()) {
      note.set(texts.get("reserved", String.join(", ", made.reserved()), made.reserved().size()));
    }
    request.set(made.request());
  }

  /** Goes on by hand from what was put together. */
  void byHand() {
    hand.begin(request.get());
  }

  /** Expressions by hand. */
  HandViewModel hand() {
    return hand;
  }

  ObservableList<String> sources() {
    return sources;
  }

  StringProperty sourceProperty() {
    return source;
  }

  BooleanProperty scanProperty() {
    return scan;
  }

  StringProperty partitionProperty() {
    return partition;
  }

  ObjectProperty<Operator> sortOperatorProperty() {
    return sortOperator;
  }

  StringProperty sortValueProperty() {
    return sortValue;
  }

  StringProperty sortSecondProperty() {
    return sortSecond;
  }

  ObservableList<FilterDraft> filters() {
    return filters;
  }

  StringProperty projectionProperty() {
    return projection;
  }

  BooleanProperty consistentProperty() {
    return consistent;
  }

  BooleanProperty forwardProperty() {
    return forward;
  }

  StringProperty limitProperty() {
    return limit;
  }

  /** What is sent, for people. */
  ReadOnlyStringProperty expressionProperty() {
    return expression.getReadOnlyProperty();
  }

  /** What the placeholders stand for. */
  ReadOnlyStringProperty placeholdersProperty() {
    return placeholders.getReadOnlyProperty();
  }

  /** What is missing or wrong, or what was aliased. */
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** What can be sent now; null while something is missing or wrong. */
  ReadOnlyObjectProperty<@Nullable Request> requestProperty() {
    return request.getReadOnlyProperty();
  }

  /** The table. */
  public ReadOnlyObjectProperty<@Nullable TableInfo> tableProperty() {
    return table.getReadOnlyProperty();
  }
}
