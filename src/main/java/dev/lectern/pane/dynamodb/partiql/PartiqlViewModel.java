package dev.lectern.pane.dynamodb.partiql;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.partiql.PartiqlGateway.Answer;
import dev.lectern.pane.dynamodb.result.PageReader;
import dev.lectern.pane.dynamodb.result.ResultsViewModel;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A statement while it is written, and what it brought. FX thread. */
final class PartiqlViewModel {

  private static final String SECTION = "dynamodb.partiql";
  private static final int MOST = 50;

  /** Statements that were run, the latest first. */
  record History(List<String> statements) {}

  private final PartiqlGateway gateway;
  private final Settings settings;
  private final Texts texts = Texts.of("dynamodbpartiql");
  private final ResultsViewModel results;
  private final StringProperty statement = new SimpleStringProperty("");
  private final BooleanProperty consistent = new SimpleBooleanProperty();
  private final StringProperty limit = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ObservableList<String> history = FXCollections.observableArrayList();
  private String sent = "";

  PartiqlViewModel(PartiqlGateway gateway, TaskRunner tasks, Settings settings) {
    this.gateway = gateway;
    this.settings = settings;
    results = new ResultsViewModel(tasks);
    results.explain(this::explain);
    List<String> kept = settings.get(SECTION, History.class, new History(List.of())).statements();
    history.setAll(kept == null ? List.of() : kept);
    statement.addListener((o, before, now) -> look());
    limit.addListener((o, before, now) -> look());
  }

  /** Shows a table; a statement that was not written by the user gives way to one for it. */
  void open(TableInfo table) {
    TableInfo before = results.tableProperty().get();
    results.open(table);
    boolean untouched =
        statement.get().isBlank()
            || (before != null
                && Statements.examples(before).containsValue(statement.get())
                && !before.name().equals(table.name()));
    if (untouched) {
      statement.set(Statements.examples(table).get("query"));
    }
    look();
  }

  private void look() {
    TableInfo table = results.tableProperty().get();
    if (!limitFits()) {
      note.set(texts.get("needs.limit"));
    } else if (table != null && Statements.scans(statement.get(), table)) {
      note.set(texts.get("scans"));
    } else {
      note.set("");
    }
  }

  private boolean limitFits() {
    return limit.get().isBlank() || limit.get().strip().matches("[1-9]\\d{0,8}");
  }

  /** Whether there is something to run. */
  boolean ready() {
    return !Statements.bare(statement.get()).isEmpty() && limitFits();
  }

  /** Runs the statement. */
  void run() {
    if (!ready()) {
      return;
    }
    String text = Statements.bare(statement.get());
    sent = text;
    remember(statement.get().strip());
    boolean strongly = consistent.get() && !Statements.writes(text);
    int most = limit.get().isBlank() ? 0 : Integer.parseInt(limit.get().strip());
    results.start(
        new ResultsViewModel.Reading(
            reader(text, strongly, most, ""), List.of(), Statements.writes(text)));
  }

  private PageReader reader(String text, boolean strongly, int most, String token) {
    return () -> {
      Answer answer = gateway.run(text, strongly, most, token);
      return new PageReader.Page(
          answer.items(),
          answer.token().isEmpty() ? null : reader(text, strongly, most, answer.token()),
          -1,
          answer.used(),
          answer.millis());
    };
  }

  private String explain() {
    TableInfo table = results.tableProperty().get();
    return table != null && Statements.scans(sent, table) ? texts.get("scanned") : "";
  }

  private void remember(String text) {
    List<String> now = new ArrayList<>(history);
    now.remove(text);
    now.addFirst(text);
    List<String> kept = List.copyOf(now.subList(0, Math.min(MOST, now.size())));
    history.setAll(kept);
    settings.put(SECTION, new History(kept));
  }

  /** Forgets the statements that were run. */
  void forget() {
    history.clear();
    settings.put(SECTION, new History(List.of()));
  }

  /** The statement that was sent last; empty before the first. */
  String sent() {
    return sent;
  }

  StringProperty statementProperty() {
    return statement;
  }

  BooleanProperty consistentProperty() {
    return consistent;
  }

  StringProperty limitProperty() {
    return limit;
  }

  /** What the user ought to know before it runs; empty for nothing. */
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  ObservableList<String> history() {
    return history;
  }

  ResultsViewModel results() {
    return results;
  }

  ReadOnlyObjectProperty<@Nullable TableInfo> tableProperty() {
    return results.tableProperty();
  }
}
