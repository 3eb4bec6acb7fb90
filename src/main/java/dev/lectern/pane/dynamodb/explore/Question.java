package dev.lectern.pane.dynamodb.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks for with the builder.
 *
 * @param index name of the index to read, empty for the table
 * @param scan whether to read everything rather than one partition key
 * @param partition value of the partition key, of a Query
 * @param sort condition on the sort key, null for none
 * @param filters what is dropped after it was read
 * @param projection attributes to return, by commas; empty for all
 * @param consistent whether to read strongly
 * @param forward whether in ascending order of the sort key
 * @param limit most items that a page reads, 0 for as many as fit in 1 MB
 */
public record Question(
    String index,
    boolean scan,
    String partition,
    @Nullable Clause sort,
    List<Clause> filters,
    String projection,
    boolean consistent,
    boolean forward,
    int limit) {

  /** Unchangeable. */
  public Question {
    filters = List.copyOf(filters);
  }

  /** How it is read, whatever is asked. */
  Page page() {
    return new Page(consistent, forward, limit);
  }

  /**
   * How something is read.
   *
   * @param limit most items that a page reads, 0 for as many as fit in 1 MB
   */
  record Page(boolean consistent, boolean forward, int limit) {}
}
