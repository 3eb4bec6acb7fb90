package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.Service;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Lets the services do what is due, once a second and after each change of the clock. */
final class Ticker implements AutoCloseable {

  private static final Duration STEP = Duration.ofSeconds(1);

  private final List<Service> services;
  private final SandboxClock clock;
  private final AutoCloseable subscription;
  private final Thread thread;
  private volatile boolean closed;

  Ticker(List<Service> services, SandboxClock clock) {
    this.services = services;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("sandbox-ticker").unstarted(this::run);
    this.subscription = clock.onChange(() -> LockSupport.unpark(thread));
    thread.start();
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(STEP.toNanos());
      Instant now = clock.now();
      for (Service service : services) {
        if (!closed) {
          tick(service, now);
        }
      }
    }
  }

  private static void tick(Service service, Instant now) {
    try {
      service.tick(now);
    } catch (IOException | RuntimeException e) {
      log().log(Logger.Level.ERROR, "What was due in " + service.id() + " could not be done", e);
    }
  }

  /** Waits for what is being done. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      subscription.close();
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (Exception cause) {
      throw new IllegalStateException("The ticker cannot be taken off the clock", cause);
    }
  }

  /** Asked for when there is something to say: setting logging up takes a fifth of a start. */
  private static Logger log() {
    return System.getLogger(Ticker.class.getName());
  }
}
