package dev.lectern.pane.dynamodb.compose;

import java.util.List;

/** The calls that take several actions. */
enum Mode {
  BATCH_WRITE(25, Act.Kind.PUT, Act.Kind.DELETE),
  BATCH_GET(100, Act.Kind.GET),
  TRANSACT_WRITE(100, Act.Kind.PUT, Act.Kind.UPDATE, Act.Kind.DELETE, Act.Kind.CHECK),
  TRANSACT_GET(100, Act.Kind.GET);

  private final int most;
  private final List<Act.Kind> kinds;

  Mode(int most, Act.Kind... kinds) {
    this.most = most;
    this.kinds = List.of(kinds);
  }

  /** Most actions of a call ("Service, account, and table quotas in Amazon DynamoDB"). */
  int most() {
    return most;
  }

  /** What it can do. */
  List<Act.Kind> kinds() {
    return kinds;
  }

  boolean batch() {
    return this == BATCH_WRITE || this == BATCH_GET;
  }

  boolean writes() {
    return this == BATCH_WRITE || this == TRANSACT_WRITE;
  }
}
