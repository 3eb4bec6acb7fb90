package dev.lectern.sandbox.wire;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.AccessKeys;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.s3.S3Service;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.wire.http.HttpLimits;
import dev.lectern.sandbox.wire.http.HttpServer;
import dev.lectern.sandbox.wire.sign.Verifier;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * S3 behind real HTTP where everybody may do everything: for what a visitor or a browser does with
 * a public bucket.
 */
final class OpenSandbox implements AutoCloseable {

  /** Whose the buckets are. */
  static final AccessKeys.AccessKey KEY =
      new AccessKeys.AccessKey(Caller.root("111122223333", "AKIAOPEN"), "open-secret");

  private final Store store;
  private final HttpServer server;

  /** Starts it; nothing is kept. */
  OpenSandbox(SandboxClock clock) throws IOException {
    store = Store.open(null);
    AccessKeys keys = id -> Optional.of(KEY).filter(key -> id.equals("AKIAOPEN"));
    DecisionPoint everybody = request -> new Decision(true, "Everybody may.");
    List<Service> services =
        List.of(new S3Service(store, new Guard(keys, everybody, clock::now, instant -> instant)));
    InstantSource real = Instant::now;
    Dispatcher dispatcher =
        new Dispatcher(
            services,
            new Verifier(keys, real, time -> time),
            everybody,
            clock,
            new FaultStage(new dev.lectern.sandbox.desk.FaultDesk(), keys),
            new RecentRequests(),
            new dev.lectern.sandbox.desk.Film(),
            entry -> {});
    server = HttpServer.start(0, HttpLimits.DEFAULT, dispatcher);
  }

  /** Where it listens. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() throws IOException {
    server.close();
    store.close();
  }
}
