package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.capacity.Cost;
import dev.lectern.calc.capacity.Load;
import dev.lectern.calc.capacity.Provisioning;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.explore.ExploreGateway;
import dev.lectern.pane.dynamodb.explore.Request;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The calculator: loads, what they come to, and what that costs. FX thread. */
final class CalculatorViewModel {

  /** Items read to learn their sizes. */
  private static final int SAMPLE = 500;

  private static final double PERCENTILE = 0.95;

  private final ExploreGateway gateway;
  private final TaskRunner tasks;
  private final PriceList prices;
  private final Texts texts = Texts.of("dynamodbcapacity");
  private final LatestSlot sampling = new LatestSlot();
  private final Map<Load.Kind, StringProperty> rates = new EnumMap<>(Load.Kind.class);
  private final StringProperty size = new SimpleStringProperty("1024");
  private final StringProperty use = new SimpleStringProperty("50");
  private final ObjectProperty<Load.Per> per = new SimpleObjectProperty<>(Load.Per.SECOND);
  private final ReadOnlyObjectWrapper<@Nullable Provisioning> plan = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Cost> cost = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final Map<String, Long> entrySizes = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable TableInfo> table = new ReadOnlyObjectWrapper<>();

  CalculatorViewModel(ExploreGateway gateway, TaskRunner tasks, PriceList prices) {
    this.gateway = gateway;
    this.prices = prices;
    this.tasks = tasks;
    for (Load.Kind kind : Load.Kind.values()) {
      StringProperty rate = new SimpleStringProperty(kind == Load.Kind.READ_EVENTUAL ? "80" : "");
      rate.addListener((o, before, now) -> work());
      rates.put(kind, rate);
    }
    rateProperty(Load.Kind.WRITE).set("12");
    size.addListener((o, before, now) -> work());
    use.addListener((o, before, now) -> work());
    per.addListener((o, before, now) -> work());
    prices.currentProperty().addListener((o, before, now) -> work());
  }

  /** Shows a table: its indexes are written too. */
  void open(TableInfo next) {
    TableInfo before = table.get();
    if (before == null || !before.name().equals(next.name())) {
      entrySizes.clear();
      note.set("");
    }
    table.set(next);
    work();
  }

  /** Reads some of the table's items and takes the 95th percentile of their sizes. */
  void sample() {
    TableInfo of = table.get();
    if (of == null) {
      return;
    }
    tasks
        .work(
            texts.get("sampling"),
            progress ->
                gateway.read(
                    new Request(
                        of.name(), null, null, null, null, Map.of(), Map.of(), false, true, SAMPLE),
                    Map.of()))
        .latest(sampling)
        .onSuccess(page -> learn(of, page.items(), page.used().total()))
        .onFailure(this::failed)
        .start();
  }

  private void failed(UserProblem problem) {
    note.set(problem.title() + " " + problem.why());
  }

  private void learn(TableInfo of, List<Map<String, AttributeValue>> items, double units) {
    if (items.isEmpty()) {
      note.set(texts.get("sample.none"));
      return;
    }
    for (IndexInfo index : of.indexes()) {
      entrySizes.put(
          index.name(),
          percentile(
              items.stream().map(item -> (long) ItemSize.of(index.cost(of).entry(item))).toList()));
    }
    long typical = percentile(items.stream().map(item -> (long) ItemSize.of(item)).toList());
    note.set(texts.get("sample.done", items.size(), units));
    size.set(Long.toString(typical));
    work();
  }

  static long percentile(List<Long> sizes) {
    List<Long> sorted = sizes.stream().filter(each -> each > 0).sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(sorted.size() * PERCENTILE) - 1));
  }

  private void work() {
    long bytes = whole(size.get());
    List<Load> loads = new ArrayList<>();
    rates.forEach((kind, rate) -> loads.add(new Load(kind, number(rate.get()), per.get(), bytes)));
    List<Provisioning.Index> indexes = new ArrayList<>();
    TableInfo of = table.get();
    if (of != null) {
      for (IndexInfo index : of.indexes()) {
        long entry =
            entrySizes.getOrDefault(
                index.name(), index.projection() == IndexInfo.Projection.ALL ? bytes : 64L);
        indexes.add(
            new Provisioning.Index(index.name(), index.global(), entry, entry == 0 ? 0 : 1));
      }
    }
    Provisioning now = Provisioning.of(loads, indexes);
    long writes =
        now.writeUnits() + now.indexes().values().stream().mapToLong(Provisioning::whole).sum();
    plan.set(now);
    cost.set(
        Cost.of(
            prices.currentProperty().get(), (double) now.readUnits(), (double) writes, share()));
  }

  /** The share of the capacity that is used on average, 0 to 1. */
  double share() {
    return Math.clamp(number(use.get()) / 100, 0, 1);
  }

  static long whole(String typed) {
    String digits = typed.strip().replace(",", "");
    return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : 0;
  }

  static double number(String typed) {
    String digits = typed.strip().replace(",", "");
    return digits.matches("\\d{1,9}(\\.\\d{1,6})?") ? Double.parseDouble(digits) : 0;
  }

  StringProperty rateProperty(Load.Kind kind) {
    return Objects.requireNonNull(rates.get(kind));
  }

  StringProperty sizeProperty() {
    return size;
  }

  /** Percent of the capacity that is used on average. */
  StringProperty useProperty() {
    return use;
  }

  ObjectProperty<Load.Per> perProperty() {
    return per;
  }

  ReadOnlyObjectProperty<@Nullable Provisioning> planProperty() {
    return plan.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Cost> costProperty() {
    return cost.getReadOnlyProperty();
  }

  /** What sampling found, or why it failed. */
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable TableInfo> tableProperty() {
    return table.getReadOnlyProperty();
  }
}
