package dev.lectern.lab.check;

import dev.lectern.calls.Operations;
import dev.lectern.lab.Lab;
import dev.lectern.lab.Resource;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance;
import dev.lectern.sandbox.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The sandbox as it was when the learner came to a step. A snapshot holds the whole sandbox, so it
 * may be put back only while nothing but the lab has changed since: the first write elsewhere makes
 * the lab's snapshots go. Safe for any thread.
 */
final class StepStates {

  private static final List<String> READING = List.of("GET ", "HEAD ", "OPTIONS ");

  /** The lab that each resource belongs to. */
  private final Map<Resource, String> owners = new ConcurrentHashMap<>();

  /** Says what belongs to a lab. */
  void owns(Lab lab, Map<String, String> values) {
    lab.resources(values).forEach(resource -> owners.put(resource, lab.id()));
  }

  /** The lab that a call is about, whatever else it may be about. */
  Optional<String> owner(String call, JsonNode parameters) {
    return Touched.by(call, parameters).stream()
        .map(resource -> owners.getOrDefault(resource, ""))
        .filter(lab -> !lab.isEmpty())
        .findFirst();
  }

  /** The lab that is the only one to whose things something was done. */
  private Optional<String> only(Set<Resource> touched) {
    Set<String> labs =
        touched.stream()
            .map(resource -> owners.getOrDefault(resource, ""))
            .collect(Collectors.toSet());
    return labs.size() == 1
        ? labs.stream().filter(lab -> !lab.isEmpty()).findFirst()
        : Optional.empty();
  }

  private Optional<String> owner(JournalView.Entry entry) {
    Set<Resource> touched =
        Touched.by(entry.service() + ":" + entry.operation(), entry.parameters());
    return touched.isEmpty()
        ? Touched.arn(entry.resource()).flatMap(resource -> only(Set.of(resource)))
        : only(touched);
  }

  /** Keeps how the sandbox is now, as the beginning of a step. */
  void keep(SandboxInstance sandbox, Lab lab, String stepId) throws IOException {
    var _ = sandbox.snapshots().save(name(lab.id(), stepId));
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
    if (entry.status() >= 400 || !changes(entry)) {
      return;
    }
    String owner = owner(entry).orElse("");
    for (Snapshots.Snapshot snapshot : sandbox.snapshots().list()) {
      if (snapshot.name().startsWith(Snapshots.OF_LABS)
          && !(!owner.isEmpty() && snapshot.name().startsWith(name(owner, "")))) {
        try {
          sandbox.snapshots().delete(snapshot.name());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** A visitor of a website and a browser's preflight call no operation: their method tells. */
  private static boolean changes(JournalView.Entry entry) {
    return entry.operation().isEmpty()
        ? READING.stream().noneMatch(entry.requestLine()::startsWith)
        : Operations.mutating(entry.operation());
  }

  private static String name(String labId, String stepId) {
    return Snapshots.OF_LABS + labId + " " + stepId;
  }
}
