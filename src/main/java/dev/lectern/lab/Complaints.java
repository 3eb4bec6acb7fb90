package dev.lectern.lab;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong in a lab's files.
 *
 * @param findings grows
 */
record Complaints(List<LabException.Finding> findings) {

  /** Complains at a value unless something holds. */
  void need(JsonFile in, String where, boolean holds, String what) {
    if (!holds) {
      findings.add(in.finding(where, what));
    }
  }

  /** Every name that is used must be known. */
  void names(JsonFile in, String where, Collection<String> used, Set<String> known) {
    for (String name : used) {
      need(
          in,
          where,
          known.contains(name),
          "${" + name + "} has no value here; known are " + known.stream().sorted().toList());
    }
  }

  /** What cannot be read says so itself. */
  void tried(JsonFile in, String where, Runnable parse) {
    try {
      parse.run();
    } catch (IllegalArgumentException e) {
      findings.add(in.finding(where, String.valueOf(e.getMessage())));
    }
  }
}
