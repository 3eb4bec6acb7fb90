package dev.lectern.sandbox.dynamodb.expression;

import java.util.List;

/** What holds for the places that one expression names. */
final class Paths {

  private Paths() {}

  /** Refuses places of which one leads to another, or which take a place for two things. */
  static void checkDisjoint(List<DocumentPath> paths) {
    for (int i = 1; i < paths.size(); i++) {
      for (int j = 0; j < i; j++) {
        DocumentPath one = paths.get(j);
        DocumentPath two = paths.get(i);
        if (one.overlaps(two)) {
          throw refused("overlap", one, two);
        }
        if (one.conflicts(two)) {
          throw refused("conflict", one, two);
        }
      }
    }
  }

  private static ExpressionException refused(String verb, DocumentPath one, DocumentPath two) {
    return new ExpressionException(
        "Two document paths "
            + verb
            + " with each other; must remove or rewrite one of these paths; path one: "
            + one
            + ", path two: "
            + two);
  }
}
