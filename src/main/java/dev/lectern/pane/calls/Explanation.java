package dev.lectern.pane.calls;

import dev.lectern.sandbox.Authority;
import dev.lectern.sandbox.Authority.Finding;
import dev.lectern.sandbox.Authority.Identity;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the sandbox let a request through or not. Made off the FX thread.
 *
 * @param then what was decided when it came
 * @param now what would be decided now, with what would change it; null when the sandbox does not
 *     keep the request any more
 * @param refused all parts of it that would be refused now; more than one of a batch
 * @param others what would be decided if another had sent it
 */
record Explanation(
    JournalView.Entry entry,
    Decision then,
    @Nullable Finding now,
    List<Finding> refused,
    List<Other> others) {

  /** More would be a list to search in; the simulator is for that. */
  private static final int MOST_OTHERS = 8;

  /** Another identity and its decision. */
  record Other(Identity who, Decision decision) {}

  /** Empty when no policy had a part in it. */
  static Optional<Explanation> of(SandboxInstance sandbox, JournalView.Entry entry) {
    Decision then = entry.access();
    if (then == null) {
      return Optional.empty();
    }
    Authority authority = sandbox.authority();
    List<Other> others = new ArrayList<>();
    for (Identity who : authority.identities(account(sandbox, entry))) {
      if (others.size() < MOST_OTHERS && !who.arn().equals(entry.caller().arn())) {
        authority
            .decide(entry.requestId(), who)
            .ifPresent(decision -> others.add(new Other(who, decision)));
      }
    }
    return Optional.of(
        new Explanation(
            entry,
            then,
            authority.explain(entry.requestId()).orElse(null),
            then.allowed() ? List.of() : authority.refused(entry.requestId()),
            List.copyOf(others)));
  }

  /** The same about one of its parts that are refused. */
  Explanation of(Finding part) {
    return new Explanation(entry, part.decision(), part, refused, others);
  }

  private static String account(SandboxInstance sandbox, JournalView.Entry entry) {
    return entry.caller().anonymous()
        ? sandbox.accounts().getFirst().id()
        : entry.caller().accountId();
  }

  /** Whether what is decided now is not what was decided then. */
  boolean changed() {
    return now != null && now.decision().allowed() != then.allowed();
  }
}
