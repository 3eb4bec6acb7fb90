package dev.lectern.sandbox.s3.lifecycle;

import dev.lectern.calc.StorageClasses;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the rules say is due for one key and its versions. */
final class Due {

  /** One step; after it the key is looked at again. */
  sealed interface Step {

    /** The current version expires: it is deleted, or gets a delete marker above it. */
    record Expire() implements Step {}

    /** These versions are removed for good. */
    record Remove(List<ObjectVersion> versions) implements Step {}

    /** A version moves to another storage class. */
    record Move(ObjectVersion version, String storageClass) implements Step {}
  }

  private final List<Rule> rules;
  private final Instant now;

  Due(List<Rule> rules, Instant now) {
    this.rules = rules;
    this.now = now;
  }

  /**
   * The next step for a key; empty when nothing is due.
   *
   * @param versions newest first, at least one
   * @param removable which versions object lock lets go
   */
  Optional<Step> next(
      String key, List<ObjectVersion> versions, Predicate<ObjectVersion> removable) {
    List<ObjectVersion> old = expiredNoncurrent(key, versions, removable);
    if (!old.isEmpty()) {
      return Optional.of(new Step.Remove(old));
    }
    ObjectVersion current = versions.getFirst();
    if (current.deleteMarker()) {
      return versions.size() == 1 && markerIsDue(key, current)
          ? Optional.of(new Step.Remove(List.of(current)))
          : noncurrentMove(key, versions);
    }
    if (rules.stream()
        .filter(rule -> rule.isFor(key, current))
        .anyMatch(rule -> passed(rule.expiration(current)))) {
      return Optional.of(new Step.Expire());
    }
    return coldest(
            current,
            rules.stream()
                .filter(rule -> rule.isFor(key, current))
                .flatMap(rule -> rule.transitions(current).stream())
                .toList())
        .or(() -> noncurrentMove(key, versions));
  }

  private List<ObjectVersion> expiredNoncurrent(
      String key, List<ObjectVersion> versions, Predicate<ObjectVersion> removable) {
    List<ObjectVersion> expired = new ArrayList<>();
    for (int i = 1; i < versions.size(); i++) {
      ObjectVersion version = versions.get(i);
      Instant since = versions.get(i - 1).lastModified();
      int newer = i - 1;
      boolean due =
          rules.stream()
              .filter(rule -> rule.isFor(key, version))
              .anyMatch(rule -> passed(rule.noncurrentExpiration(since, newer)));
      if (due && removable.test(version)) {
        expired.add(version);
      }
    }
    return expired;
  }

  private Optional<Step> noncurrentMove(String key, List<ObjectVersion> versions) {
    for (int i = 1; i < versions.size(); i++) {
      ObjectVersion version = versions.get(i);
      Instant since = versions.get(i - 1).lastModified();
      int newer = i - 1;
      Optional<Step> move =
          version.deleteMarker()
              ? Optional.empty()
              : coldest(
                  version,
                  rules.stream()
                      .filter(rule -> rule.isFor(key, version))
                      .flatMap(rule -> rule.noncurrentTransitions(version, since, newer).stream())
                      .toList());
      if (move.isPresent()) {
        return move;
      }
    }
    return Optional.empty();
  }

  private boolean markerIsDue(String key, ObjectVersion marker) {
    return rules.stream()
        .filter(rule -> rule.isFor(key, marker))
        .anyMatch(rule -> passed(rule.markerRemoval(marker)));
  }

  private Optional<Step> coldest(ObjectVersion version, List<Rule.Move> moves) {
    return moves.stream()
        .filter(move -> !move.due().isAfter(now))
        .map(Rule.Move::storageClass)
        .max(Comparator.comparingInt(StorageClasses::rank))
        .map(target -> new Step.Move(version, target));
  }

  private boolean passed(Optional<Instant> time) {
    return time.filter(due -> !due.isAfter(now)).isPresent();
  }
}
