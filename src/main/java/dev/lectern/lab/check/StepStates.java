package dev.lectern.lab.check;

import dev.lectern.calls.Operations;
import dev.lectern.lab.Lab;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sandbox as it was when the learner came to a step. A snapshot holds the whole sandbox, so it
 * may be put back only while nothing but the lab has changed since: the first write elsewhere makes
 * the lab's snapshots go. Safe for any thread.
 */
final class StepStates {

  private static final String PREFIX = "lab ";

  /** Owner of each bucket of a lab. */
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  /** Says which buckets belong to a lab. */
  void owns(Lab lab, Map<String, String> values) {
    lab.buckets(values).forEach(bucket -> owners.put(bucket, lab.id()));
  }

  /** The lab that a bucket belongs to. */
  Optional<String> owner(String bucket) {
    return Optional.ofNullable(owners.get(bucket));
  }

  /** Keeps how the sandbox is now, as the beginning of a step. */
  void keep(SandboxInstance sandbox, Lab lab, String stepId) throws IOException {
    var unused = sandbox.snapshots().save(name(lab.id(), stepId));
  }

  /** The beginning of a step, if it can be put back without harm to anything else. */
  Optional<Snapshots.Snapshot> kept(SandboxInstance sandbox, Lab lab, String stepId) {
    return sandbox.snapshots().list().stream()
        .filter(snapshot -> snapshot.name().equals(name(lab.id(), stepId)))
        .findFirst();
  }

  /** Puts it back; the beginnings of later steps are forgotten. */
  void restore(SandboxInstance sandbox, Lab lab, String stepId) throws IOException {
    sandbox.snapshots().restore(name(lab.id(), stepId));
    forgetAfter(sandbox, lab, stepId);
  }

  /** Forgets the beginnings of the steps after one. */
  void forgetAfter(SandboxInstance sandbox, Lab lab, String stepId) throws IOException {
    int at = lab.steps().indexOf(lab.step(stepId));
    for (int i = at + 1; i < lab.steps().size(); i++) {
      sandbox.snapshots().delete(name(lab.id(), lab.steps().get(i).id()));
    }
  }

  /** Forgets every beginning that the lab has. */
  void forget(SandboxInstance sandbox, String labId) throws IOException {
    for (Snapshots.Snapshot snapshot : sandbox.snapshots().list()) {
      if (snapshot.name().startsWith(name(labId, ""))) {
        sandbox.snapshots().delete(snapshot.name());
      }
    }
  }

  /** To be told of every request: forgets what must not be put back any more. */
  void answered(SandboxInstance sandbox, JournalView.Entry entry) {
    if (entry.status() >= 400 || !Operations.mutating(entry.operation())) {
      return;
    }
    String owner = owners.getOrDefault(entry.parameters().path("Bucket").asString(""), "");
    for (Snapshots.Snapshot snapshot : sandbox.snapshots().list()) {
      if (snapshot.name().startsWith(PREFIX)
          && !(!owner.isEmpty() && snapshot.name().startsWith(name(owner, "")))) {
        try {
          sandbox.snapshots().delete(snapshot.name());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static String name(String labId, String stepId) {
    return PREFIX + labId + " " + stepId;
  }
}
