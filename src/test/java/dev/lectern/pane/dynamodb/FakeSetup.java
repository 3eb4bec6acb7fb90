package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.setup.SetupGateway;
import dev.lectern.pane.dynamodb.tables.NewTable;
import dev.lectern.pane.dynamodb.tables.TablesGateway.Units;
import dev.lectern.ui.control.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes down what it was told. */
public final class FakeSetup implements SetupGateway {

  public final List<String> done = new ArrayList<>();

  @Override
  public void addIndex(TableInfo table, NewTable.Index index, Units units) {
    done.add("add " + index.name());
  }

  @Override
  public void removeIndex(TableInfo table, String index) {
    done.add("remove " + index);
  }

  @Override
  public Set<String> backfilling(TableInfo table) {
    return Set.of("total");
  }

  @Override
  public void guard(TableInfo table, boolean guarded) {
    done.add("guard " + guarded);
  }

  @Override
  public List<Pair> tags(TableInfo table) {
    return List.of(new Pair("course", "developing"));
  }

  @Override
  public void tag(TableInfo table, List<Pair> before, List<Pair> after) {
    done.add("tags " + after);
  }
}
