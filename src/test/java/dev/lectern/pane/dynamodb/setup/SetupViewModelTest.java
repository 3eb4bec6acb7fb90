package dev.lectern.pane.dynamodb.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.FakeSetup;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.TablesGateway;
import dev.lectern.pane.s3.FakeContext;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.task.Progress;
import dev.lectern.ui.control.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupViewModelTest implements TablesGateway {

  private final FakeSetup gateway = new FakeSetup();
  private final FakeContext dialogs = new FakeContext();
  private final List<String> done = new ArrayList<>();
  private int changed;
  private final SetupViewModel model =
      new SetupViewModel(gateway, this, new DirectTaskRunner(), dialogs, () -> changed++);

  @Test
  void tagsAreCheckedBeforeTheyAreSaved() {
    model.open(DynamoDbSamples.orders());
    assertThat(model.tagsProperty().get()).containsExactly(new Pair("course", "developing"));
    List<Pair> bad =
        List.of(new Pair("a", "1"), new Pair("a", "2"), new Pair("aws:x", ""), new Pair("", "v"));
    assertThat(model.wrong(bad)).filteredOn(String::isEmpty).hasSize(1);
    model.saveTags(bad);
    assertThat(gateway.done).isEmpty();
    model.saveTags(List.of(new Pair("a", "1"), new Pair("", "")));
    assertThat(gateway.done).hasSize(1);
    assertThat(model.tagsProperty().get()).containsExactly(new Pair("a", "1"));
    assertThat(changed).isEqualTo(1);
  }

  @Test
  void onlyWhatCostsOrLosesIsAskedAbout() {
    TableInfo table = DynamoDbSamples.orders();
    model.open(table);
    model.guard(true);
    model.guard(false);
    assertThat(dialogs.asked).isEmpty();
    model.removeIndex(table.indexes().getFirst());
    assertThat(dialogs.asked).hasSize(1);
    model.provision(new Units(5, 6), Map.of());
    assertThat(dialogs.asked).hasSize(2);
    assertThat(gateway.done).containsExactly("guard true", "remove status-date");
    assertThat(done).containsExactly("provision 5 6");
  }

  @Override
  public List<String> names(Progress progress) {
    return List.of();
  }

  @Override
  public TableInfo describe(String name) {
    return DynamoDbSamples.orders();
  }

  @Override
  public void create(NewTable table, Progress progress) {}

  @Override
  public void delete(String name, Progress progress) {}

  @Override
  public void onDemand(TableInfo table) {
    done.add("demand");
  }

  @Override
  public void provision(TableInfo table, Units units, Map<String, Units> indexes) {
    done.add("provision " + units.reads() + " " + units.writes());
  }
}
