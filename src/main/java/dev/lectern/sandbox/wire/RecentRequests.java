package dev.lectern.sandbox.wire;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.AccessRequest;
import dev.lectern.sandbox.auth.Ask;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * The last requests as they were read, so that they can be decided once more without being sent.
 * Small ones only: their members are kept. Safe for any thread.
 */
public final class RecentRequests {

  private static final int MOST = 500;
  private static final long LARGEST = 16_384;
  private static final Pattern LENGTH = Pattern.compile("\\d{1,15}");

  private record Kept(Service service, Ask ask, Gate.Scope scope) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<String> order = new ArrayDeque<>();
  private final Map<String, Kept> kept = new HashMap<>();

  /** Keeps one, and its members with it. */
  void keep(String requestId, Service service, Ask ask, Gate.Scope scope) {
    lock.lock();
    try {
      kept.put(requestId, new Kept(service, ask, scope));
      order.addLast(requestId);
      if (order.size() > MOST) {
        kept.remove(order.removeFirst());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the members can be kept; a payload that is streamed is none of them. */
  static boolean small(RequestHead head) {
    String length = head.header("content-length").orElse("0");
    return LENGTH.matcher(length).matches() && Long.parseLong(length) <= LARGEST;
  }

  /** Who sent a request; empty when it is not kept any more. */
  public Optional<Caller> caller(String requestId) {
    return find(requestId).map(one -> one.ask().caller());
  }

  /**
   * What must be decided about a request, with the policies of resources as they are now.
   *
   * @param as who sends it this time
   * @return empty when it is not kept any more
   */
  public Optional<List<AccessRequest>> again(String requestId, Caller as) {
    return find(requestId)
        .map(
            one -> {
              Ask was = one.ask();
              Ask ask =
                  new Ask(
                      was.operation(),
                      was.action(),
                      was.resource(),
                      was.input(),
                      as,
                      was.region(),
                      was.head());
              return Gate.accesses(one.service(), ask).stream()
                  .map(access -> Gate.request(access, was.head(), one.scope(), access.who(as)))
                  .toList();
            });
  }

  private Optional<Kept> find(String requestId) {
    lock.lock();
    try {
      return Optional.ofNullable(kept.get(requestId));
    } finally {
      lock.unlock();
    }
  }
}
