package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.FunctionInsight.End;
import dev.lectern.sandbox.FunctionLogs;
import java.io.IOException;
import java.lang.System.Logger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All execution environments of a sandbox. An invocation takes the one that rested last, or a new
 * one; so many processes as this computer is trusted with, then invocations wait. Safe for any
 * thread.
 */
public final class Environments implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Environments.class.getName());

  private final LambdaSettings settings;
  private final ProcessRegister register;
  private final FunctionLogs logs;
  private final InstantSource clock;
  private final Random random = new SecureRandom();
  private final Semaphore gate =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  /** The keys that an environment was made with last an hour longer. */
  private static final Duration OLDEST = Duration.ofHours(11);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final List<ExecutionEnvironment> idle = new ArrayList<>();
  private final List<ExecutionEnvironment> busy = new ArrayList<>();
  private final Map<ExecutionEnvironment, End> retired = new HashMap<>();
  private final Lives lives = new Lives();
  private boolean closed;

  /** None yet. */
  public Environments(
      LambdaSettings settings, ProcessRegister register, FunctionLogs logs, InstantSource clock) {
    this.settings = settings;
    this.register = register;
    this.logs = logs;
    this.clock = clock;
  }

  /**
   * Serves an invocation in an idle environment, or a new one.
   *
   * @throws MissingRuntimeException when this computer has nothing to run it with
   */
  public Outcome invoke(EnvironmentSpec spec, Launcher launcher, Invocation invocation)
      throws IOException, InterruptedException {
    ExecutionEnvironment environment = take(spec, launcher);
    boolean good = false;
    try {
      Outcome outcome = environment.invoke(invocation);
      good = true;
      return outcome;
    } finally {
      giveBack(environment, good);
    }
  }

  /**
   * Makes an environment ahead of demand.
   *
   * @return the type of the error, empty when it is ready
   */
  public String warm(EnvironmentSpec spec, Launcher launcher)
      throws IOException, InterruptedException {
    ExecutionEnvironment environment = make(spec, launcher, false);
    boolean good = false;
    try {
      String error = environment.warm();
      good = error.isEmpty();
      return error;
    } finally {
      giveBack(environment, good);
    }
  }

  private ExecutionEnvironment take(EnvironmentSpec spec, Launcher launcher)
      throws IOException, InterruptedException {
    lock.lock();
    try {
      ExecutionEnvironment rested = rested(spec);
      if (rested != null) {
        return rested;
      }
    } finally {
      lock.unlock();
    }
    return make(spec, launcher, true);
  }

  /** One that can serve at once, now at work; under the lock. */
  private @Nullable ExecutionEnvironment rested(EnvironmentSpec spec) {
    for (int i = idle.size() - 1; i >= 0; i--) {
      ExecutionEnvironment found = idle.get(i);
      if (found.spec().pool().equals(spec.pool())) {
        idle.remove(i);
        Instant now = clock.instant();
        boolean over = rested(found, now) || !found.made.plus(OLDEST).isAfter(now);
        End why = !found.usable() ? End.FAILED : over ? End.IDLE : End.NONE;
        if (why == End.NONE) {
          busy.add(found);
          return found;
        }
        end(found, why);
      }
    }
    return null;
  }

  /**
   * A new one.
   *
   * @param orRested while there is no room for it, one that became free will do
   */
  private ExecutionEnvironment make(EnvironmentSpec spec, Launcher launcher, boolean orRested)
      throws IOException, InterruptedException {
    ExecutionEnvironment made =
        new ExecutionEnvironment(
            spec, launcher, register, gate, settings.cpuShare(), logs, clock, random, lives);
    @Nullable ExecutionEnvironment leaves = null;
    @Nullable ExecutionEnvironment rested = null;
    lock.lock();
    try {
      while (idle.size() + busy.size() >= settings.processes()
          && leaves == null
          && rested == null
          && !closed) {
        rested = orRested ? rested(spec) : null;
        leaves = rested == null ? leaving(idle) : null;
        if (rested == null && leaves == null) {
          room.await();
        }
      }
      if (closed) {
        throw new IOException("The sandbox stops");
      }
      if (rested == null) {
        busy.add(made);
      }
    } catch (IOException | InterruptedException notNow) {
      made.close(End.STOPPED);
      throw notNow;
    } finally {
      lock.unlock();
    }
    if (rested != null) {
      made.close(End.NONE);
      return rested;
    }
    if (leaves != null) {
      leaves.close(End.ROOM);
    }
    return made;
  }

  /** Makes room: the one that rested longest, but none that is provisioned. */
  private static @Nullable ExecutionEnvironment leaving(List<ExecutionEnvironment> idle) {
    ExecutionEnvironment longest =
        idle.stream().filter(e -> !e.provisioned()).findFirst().orElse(null);
    idle.remove(longest);
    return longest;
  }

  private void giveBack(ExecutionEnvironment environment, boolean good) {
    End why = good ? End.NONE : End.FAILED;
    lock.lock();
    try {
      busy.remove(environment);
      End asked = retired.remove(environment);
      why = closed ? End.STOPPED : asked == null ? why : asked;
      if (why == End.NONE) {
        idle.add(environment);
      }
      room.signal();
    } finally {
      lock.unlock();
    }
    if (why != End.NONE) {
      end(environment, why);
    }
  }

  /** How many environments of a pool were made ahead of demand and are ready, or at work. */
  public int warm(String pool) {
    lock.lock();
    try {
      return (int)
          Stream.concat(busy.stream(), idle.stream())
              .filter(e -> e.spec().pool().equals(pool) && e.provisioned())
              .count();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Environments of these pools serve no further invocation; those at work finish theirs.
   *
   * @param why for those who watch
   */
  public void retire(End why, Predicate<String> pools) {
    List<ExecutionEnvironment> leaving = new ArrayList<>();
    lock.lock();
    try {
      busy.stream().filter(e -> pools.test(e.spec().pool())).forEach(e -> retired.put(e, why));
      idle.removeIf(e -> pools.test(e.spec().pool()) && leaving.add(e));
    } finally {
      lock.unlock();
    }
    leaving.forEach(environment -> end(environment, why));
  }

  /** What became of the newest environments. */
  public Lives lives() {
    return lives;
  }

  /** Ends environments that rested for longer than the settings allow. */
  public void reap(Instant now) {
    List<ExecutionEnvironment> leaving = new ArrayList<>();
    lock.lock();
    try {
      idle.removeIf(e -> rested(e, now) && leaving.add(e));
      room.signalAll();
    } finally {
      lock.unlock();
    }
    leaving.stream()
        .sorted(Comparator.comparing(ExecutionEnvironment::lastUsed))
        .forEach(environment -> end(environment, End.IDLE));
  }

  /** After a jump of the clock a call may come before the reaper: its keys would be over. */
  private boolean rested(ExecutionEnvironment environment, Instant now) {
    return environment.spec().initializationType().equals("on-demand")
        && !environment.lastUsed().plus(settings.idle()).isAfter(now);
  }

  private void end(ExecutionEnvironment environment, End why) {
    try {
      environment.close(why);
    } catch (IOException e) {
      LOG.log(Logger.Level.WARNING, "An execution environment could not be cleared away", e);
    }
  }

  /** Ends all of them, those at work too. */
  @Override
  public void close() throws IOException {
    List<ExecutionEnvironment> leaving = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      busy.forEach(ExecutionEnvironment::kill);
      long left = TimeUnit.SECONDS.toNanos(2);
      while (!busy.isEmpty() && left > 0) {
        left = room.awaitNanos(left);
      }
      leaving.addAll(idle);
      leaving.addAll(busy);
      idle.clear();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    leaving.forEach(environment -> end(environment, End.STOPPED));
    register.close();
  }
}
