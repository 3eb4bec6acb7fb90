package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of each item is answered.
 *
 * @param countOnly whether no items at all
 * @param fetches whether the index has not everything and the table is asked
 * @param view what of an item is answered
 */
record Selection(
    boolean countOnly, boolean fetches, UnaryOperator<Map<String, AttributeValue>> view) {

  static Selection of(ObjectNode input, Source source, Optional<Projection> projection) {
    TableDefinition table = source.table();
    SecondaryIndex index = source.index();
    UnaryOperator<Map<String, AttributeValue>> view =
        item -> projection.map(paths -> paths.of(item)).orElse(item);
    String select = input.path("Select").asString("");
    if (projection.isPresent() && !select.isEmpty() && !select.equals("SPECIFIC_ATTRIBUTES")) {
      throw invalid("Cannot specify the ProjectionExpression when choosing to get " + select);
    }
    if (projection.isEmpty() && select.equals("SPECIFIC_ATTRIBUTES")) {
      throw invalid("Must specify the AttributesToGet when choosing to get SPECIFIC_ATTRIBUTES");
    }
    if (index == null && select.equals("ALL_PROJECTED_ATTRIBUTES")) {
      throw Errors.invalidParameter(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
    boolean countOnly = select.equals("COUNT");
    if (index == null || index.projection() == SecondaryIndex.ProjectionType.ALL) {
      return new Selection(countOnly, false, view);
    }
    boolean beyond = beyond(projection, table, index);
    if (index.global() && beyond) {
      throw Errors.invalidParameter(
          "One or more parameter values were not projected into the global secondary index "
              + index.name());
    }
    boolean fetches = !index.global() && (beyond || select.equals("ALL_ATTRIBUTES"));
    return new Selection(countOnly, fetches, view);
  }

  private static boolean beyond(
      Optional<Projection> projection, TableDefinition table, SecondaryIndex index) {
    return projection.stream()
        .flatMap(paths -> paths.paths().stream())
        .anyMatch(path -> !index.projects(path.attribute(), table.key()));
  }

  private static ServiceException invalid(String message) {
    return Errors.validation(message);
  }

  /** The same, with items answered in another form. */
  Selection seen(UnaryOperator<Map<String, AttributeValue>> other) {
    return new Selection(countOnly, fetches, other);
  }
}
