package dev.lectern.pane.dynamodb.item;

/** The types of values ("Supported data types and naming rules in Amazon DynamoDB"). */
enum Kind {
  S,
  N,
  B,
  BOOL,
  NULL,
  SS,
  NS,
  BS,
  L,
  M;

  /** Whether it holds other values. */
  boolean container() {
    return switch (this) {
      case SS, NS, BS, L, M -> true;
      default -> false;
    };
  }

  /** Whether it is a set: its elements have one type and no names. */
  boolean set() {
    return this == SS || this == NS || this == BS;
  }

  /** The type of the elements of a set; text elsewhere. */
  Kind element() {
    return switch (this) {
      case NS -> N;
      case BS -> B;
      default -> S;
    };
  }
}
