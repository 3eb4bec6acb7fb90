package dev.lectern.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Keeps the newest calls, at most {@link #DEFAULT_CALLS} of them and at most {@link #DEFAULT_BYTES}
 * of memory. Safe for any thread.
 */
public final class CallRecorder implements CallLog {

  /** How many calls are kept unless told otherwise. */
  public static final int DEFAULT_CALLS = 2_000;

  /** Roughly how many bytes the kept calls may take unless told otherwise. */
  public static final long DEFAULT_BYTES = 48L << 20;

  private static final System.Logger LOG = System.getLogger(CallRecorder.class.getName());

  private final int maxCalls;
  private final long maxBytes;
  private final Deque<CallInProgress.Finished> kept = new ArrayDeque<>();
  private final List<Consumer<ApiCall>> listeners = new CopyOnWriteArrayList<>();

  @SuppressWarnings("ThreadLocalUsage") // Recorders do not see each other's calls.
  private final ThreadLocal<@Nullable CallInProgress> current = new ThreadLocal<>();

  private long sequence;
  private long bytes;

  /** Keeps the default number of calls. */
  public CallRecorder() {
    this(DEFAULT_CALLS, DEFAULT_BYTES);
  }

  /** Keeps so many calls and, roughly, bytes; the newest call is always kept. */
  public CallRecorder(int maxCalls, long maxBytes) {
    this.maxCalls = maxCalls;
    this.maxBytes = maxBytes;
  }

  /**
   * Listens to the clients of one origin; they need {@link #watch} around their HTTP client too.
   *
   * @param credentials what those clients sign with: the signature is computed again with them, and
   *     they are not kept in any record
   */
  public CallTap tap(CallOrigin origin, AwsCredentialsProvider credentials) {
    return new CallTap(this, origin, credentials, current);
  }

  /** Watches what goes over the wire for any client that has a tap of this recorder. */
  public SdkHttpClient watch(SdkHttpClient client) {
    return CallTap.watch(client, current);
  }

  /** How many calls are kept at most. */
  public int capacity() {
    return maxCalls;
  }

  void add(CallInProgress.Finished finished) {
    ApiCall call;
    synchronized (this) {
      call = finished.call().numbered(++sequence);
      kept.addLast(new CallInProgress.Finished(call, finished.bytes()));
      bytes += finished.bytes();
      while (kept.size() > maxCalls || (bytes > maxBytes && kept.size() > 1)) {
        bytes -= kept.removeFirst().bytes();
      }
    }
    for (Consumer<ApiCall> listener : listeners) {
      try {
        listener.accept(call);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "A listener of the call log failed", e);
      }
    }
  }

  @Override
  public synchronized List<ApiCall> calls() {
    List<ApiCall> calls = new ArrayList<>(kept.size());
    kept.forEach(finished -> calls.add(finished.call()));
    return List.copyOf(calls);
  }

  @Override
  public synchronized long lastSequence() {
    return sequence;
  }

  @Override
  public AutoCloseable onCall(Consumer<ApiCall> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized void clear() {
    kept.clear();
    bytes = 0;
  }
}
