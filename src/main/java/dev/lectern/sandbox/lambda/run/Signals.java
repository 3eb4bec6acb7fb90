package dev.lectern.sandbox.lambda.run;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * Stops and continues processes, as Lambda freezes an environment between two invocations. Where
 * the system cannot (Windows), nothing happens and the environment is not frozen.
 */
final class Signals {

  private static final String SYSTEM = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  private static final boolean MAC = SYSTEM.contains("mac");
  private static final int STOP = MAC ? 17 : 19;
  private static final int CONTINUE = MAC ? 19 : 18;
  private static final Optional<MethodHandle> KILL = kill();

  private Signals() {}

  private static Optional<MethodHandle> kill() {
    if (SYSTEM.contains("win")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    return library
        .find("kill")
        .map(
            address ->
                linker.downcallHandle(
                    address.reinterpret(Long.BYTES, Arena.global(), null),
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
  }

  /** Stops a process where it stands. */
  static void stop(long pid) {
    send(pid, STOP);
  }

  /** Lets it go on. */
  static void resume(long pid) {
    send(pid, CONTINUE);
  }

  private static void send(long pid, int signal) {
    KILL.ifPresent(
        kill -> {
          try {
            var _ = (int) kill.invokeExact((int) pid, signal);
          } catch (Throwable impossible) {
            throw new IllegalStateException("kill() cannot be called", impossible);
          }
        });
  }
}
