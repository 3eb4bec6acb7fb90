package dev.lectern.pane.dynamodb.explore;

import java.util.List;

/** How an attribute is compared ("Condition and filter expressions"). */
public enum Operator {
  EQUALS("="),
  NOT_EQUALS("<>"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  BETWEEN("between"),
  BEGINS_WITH("begins_with"),
  CONTAINS("contains"),
  EXISTS("exists"),
  NOT_EXISTS("does not exist"),
  TYPE("type is");

  private final String text;

  Operator(String text) {
    this.text = text;
  }

  /** As the builder shows it. */
  public String text() {
    return text;
  }

  /** How many values it takes. */
  public int operands() {
    return switch (this) {
      case EXISTS, NOT_EXISTS -> 0;
      case BETWEEN -> 2;
      default -> 1;
    };
  }

  /** Those that a sort key can be asked with ("Key condition expressions"). */
  public static List<Operator> ofSortKeys() {
    return List.of(EQUALS, LESS, AT_MOST, GREATER, AT_LEAST, BETWEEN, BEGINS_WITH);
  }
}
