package dev.lectern.lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lectern.calls.CallLog;
import dev.lectern.json.Json;
import dev.lectern.lab.LabProgress.SeenCall;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.SandboxInstance;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallWatchTest {

  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  private final List<SeenCall> seen = new ArrayList<>();
  private Instant now = START;
  private Consumer<JournalView.Entry> sandbox = entry -> {};
  private final CallWatch watch =
      new CallWatch(
          proxy(CallLog.class, (method, argument) -> (AutoCloseable) () -> {}),
          () -> now,
          seen::add,
          entry -> {});

  CallWatchTest() {
    JournalView journal =
        proxy(
            JournalView.class,
            (method, argument) -> {
              @SuppressWarnings("unchecked")
              Consumer<JournalView.Entry> listener = (Consumer<JournalView.Entry>) argument;
              sandbox = listener;
              return (AutoCloseable) () -> sandbox = entry -> {};
            });
    watch.watch(Optional.of(proxy(SandboxInstance.class, (method, argument) -> journal)));
  }

  @Test
  void callsFromElsewhereAreHandedOnInOrderOnceTheConsoleHadTimeToClaimThem() {
    answered("first", 0);
    now = START.plusSeconds(9);
    answered("second", 0);
    assertThat(seen).isEmpty();
    now = START.plusSeconds(10);
    answered("third", 0);
    assertThat(seen).extracting(SeenCall::requestId).containsExactly("first");
    watch.settle();
    assertThat(seen).extracting(SeenCall::requestId).containsExactly("first", "second", "third");
  }

  /** Looking at each that waits at each request took minutes for so many. */
  @Test
  void aRequestCostsTheSameHoweverManyWait() {
    int many = 100_000;
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < many; i++) {
            answered("r" + i, 1);
          }
        });
    assertThat(seen).isEmpty();
    watch.settle();
    assertThat(seen).hasSize(many);
  }

  private void answered(String id, long millis) {
    sandbox.accept(
        new JournalView.Entry(
            id,
            now,
            Duration.ofMillis(millis),
            "s3",
            "ListBuckets",
            "",
            Caller.ANONYMOUS,
            200,
            null,
            Json.object(),
            Json.object(),
            false,
            null,
            "",
            null,
            "GET / HTTP/1.1",
            Map.of(),
            null,
            null));
  }

  private interface Answer {
    Object to(String method, Object argument);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answer.to(method.getName(), arguments == null ? "" : arguments[0])));
  }
}
