package dev.lectern.pane.dynamodb.explore;

/**
 * One comparison of a filter or key condition.
 *
 * @param attribute name, or a path with dots and {@code [0]}
 * @param type of the values: {@code S}, {@code N}, {@code B}, {@code BOOL} or {@code NULL}
 * @param value what the user typed; of a type test the letters of the type
 * @param second upper end of BETWEEN
 */
public record Clause(
    String attribute, Operator operator, String type, String value, String second) {}
