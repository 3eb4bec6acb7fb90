package dev.lectern.pane.iam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each kind of policy allows of the same actions on one resource, and what comes of them
 * together ("Policy evaluation logic": boundary and session policies are intersections).
 *
 * @param bounded whether there is a boundary
 * @param sessioned whether there is a session policy
 */
record Reach(List<Line> lines, boolean bounded, boolean sessioned) {

  /** One action. */
  record Line(String action, boolean identity, boolean boundary, boolean session, String decision) {

    /** Whether it may be done after all. */
    boolean effective() {
      return identity && boundary && session && decision.equals("allowed");
    }
  }

  /** Asks the simulator. Blocks. */
  static Reach of(
      IamGateway gateway,
      Entity entity,
      List<String> actions,
      String resource,
      String sessionPolicy) {
    IamGateway.Documents documents = gateway.documents(entity);
    List<String> where = List.of(resource);
    Set<String> identity = allowed(gateway, documents.identity(), actions, where);
    boolean bounded = !documents.boundary().isEmpty();
    Set<String> boundary =
        bounded
            ? allowed(gateway, List.of(documents.boundary()), actions, where)
            : Set.copyOf(actions);
    boolean sessioned = !sessionPolicy.isBlank();
    Set<String> session =
        sessioned ? allowed(gateway, List.of(sessionPolicy), actions, where) : Set.copyOf(actions);
    List<Line> lines = new ArrayList<>();
    for (Answer answer : gateway.simulate(entity.arn(), actions, where)) {
      String action = answer.action();
      lines.add(
          new Line(
              action,
              identity.contains(action),
              boundary.contains(action),
              session.contains(action),
              answer.decision()));
    }
    lines.sort(
        Comparator.comparing(Line::effective)
            .thenComparing(Line::identity)
            .thenComparing(Line::boundary)
            .reversed()
            .thenComparing(Line::action));
    return new Reach(List.copyOf(lines), bounded, sessioned);
  }

  private static Set<String> allowed(
      IamGateway gateway, List<String> documents, List<String> actions, List<String> resources) {
    Set<String> allowed = new HashSet<>();
    for (Answer answer : gateway.simulateDocuments(documents, actions, resources)) {
      if (answer.allowed()) {
        allowed.add(answer.action());
      }
    }
    return allowed;
  }

  /** How many are allowed by exactly these. */
  long count(boolean identity, boolean boundary, boolean session) {
    return lines.stream()
        .filter(
            one ->
                one.identity() == identity
                    && (!bounded || one.boundary() == boundary)
                    && (!sessioned || one.session() == session))
        .count();
  }
}
