package dev.lectern.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * One window a data folder: the first console to open a folder listens on a socket in it, and
 * another that is started there asks the first to come to the front, and ends. One that is quitting
 * cannot come: the other then waits until it has ended, and starts itself. Only who may write the
 * folder can reach the socket. Where the system cannot make one (a path that is too long, a network
 * drive), two consoles meet at the lock of the sandbox's data instead, which says so.
 */
final class FrontDoor implements AutoCloseable {

  private static final byte CAME = 1;
  private static final byte LEAVES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

  private final Path address;
  private final ServerSocketChannel listening;
  private final Executor window;
  private final Runnable come;

  /** Who knocked and has no answer yet, and who waits for the end. */
  private final Set<SocketChannel> waiting = new HashSet<>();

  private final Set<SocketChannel> staying = new HashSet<>();
  private boolean leaving;

  private FrontDoor(Path address, ServerSocketChannel listening, Executor window, Runnable come) {
    this.address = address;
    this.listening = listening;
    this.window = window;
    this.come = come;
  }

  /**
   * Whether a console that has this folder open came to the front. Waits 10 s for its answer; where
   * one is quitting, 20 s for its end.
   */
  static boolean knock(DataHome home) {
    Path address = address(home);
    long last = System.nanoTime() + LONGEST_GOODBYE.toNanos();
    while (Files.exists(address)) {
      try (SocketChannel door = SocketChannel.open(UnixDomainSocketAddress.of(address));
          Selector patience = Selector.open()) {
        door.configureBlocking(false);
        door.register(patience, SelectionKey.OP_READ);
        int answer = answer(door, patience, PATIENCE.toMillis());
        if (answer != LEAVES) {
          return answer == CAME;
        }
        long left = Math.max(1, (last - System.nanoTime()) / 1_000_000);
        if (answer(door, patience, left) >= 0 || System.nanoTime() - last > 0) {
          return false;
        }
        // It has ended; yet another one may have been quicker.
      } catch (IOException nobody) {
        log().log(Level.DEBUG, "No console answers at " + address, nobody);
        return false;
      }
    }
    return false;
  }

  /** The next byte, -1 at the end, 0 when nothing comes in that time. */
  private static int answer(SocketChannel door, Selector patience, long millis) throws IOException {
    patience.selectedKeys().clear();
    if (patience.select(millis) == 0) {
      return 0;
    }
    ByteBuffer answer = ByteBuffer.allocate(1);
    return door.read(answer) == 1 ? answer.get(0) : -1;
  }

  /**
   * Opens it for the console of this folder; empty where the system cannot, or where another
   * console was quicker.
   *
   * @param window runs what concerns the window, in order
   * @param come is run in it each time somebody knocks, until {@link #leave()}
   */
  static Optional<FrontDoor> open(DataHome home, Executor window, Runnable come) {
    Path address = address(home);
    try {
      Files.createDirectories(home.folder());
      if (!knock(home)) {
        // What a console that was killed left there.
        Files.deleteIfExists(address);
      }
      FrontDoor door = new FrontDoor(address, bind(address), window, come);
      Thread.ofVirtual().name("front-door").start(door::listen);
      return Optional.of(door);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException cannot) {
      log().log(Level.DEBUG, "No socket at " + address, cannot);
      return Optional.empty();
    }
  }

  private static ServerSocketChannel bind(Path address) throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      return listening.bind(UnixDomainSocketAddress.of(address));
    } catch (IOException | RuntimeException cannot) {
      listening.close();
      throw cannot;
    }
  }

  /** Made when there is something to say: the first logger of a program takes its time. */
  private static Logger log() {
    return System.getLogger(FrontDoor.class.getName());
  }

  private static Path address(DataHome home) {
    return home.folder().resolve("console.sock");
  }

  private void listen() {
    while (listening.isOpen()) {
      try {
        SocketChannel visitor = listening.accept();
        if (waits(visitor)) {
          window.execute(() -> welcome(visitor));
        }
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException gone) {
        log().log(Level.DEBUG, "A visitor did not wait", gone);
      }
    }
  }

  private synchronized boolean waits(SocketChannel visitor) {
    if (leaving) {
      refuse(visitor);
    } else {
      waiting.add(visitor);
    }
    return !leaving;
  }

  private void welcome(SocketChannel visitor) {
    synchronized (this) {
      if (!waiting.remove(visitor)) {
        return;
      }
    }
    come.run();
    say(visitor, CAME);
    close(visitor);
  }

  /** Nobody can be served any more: from now on visitors wait for the end of this console. */
  synchronized void leave() {
    leaving = true;
    waiting.forEach(this::refuse);
    waiting.clear();
  }

  private void refuse(SocketChannel visitor) {
    say(visitor, LEAVES);
    staying.add(visitor);
  }

  private static void say(SocketChannel visitor, byte answer) {
    try {
      visitor.write(ByteBuffer.wrap(new byte[] {answer}));
    } catch (IOException gone) {
      log().log(Level.DEBUG, "A visitor did not wait", gone);
    }
  }

  private static void close(SocketChannel visitor) {
    try {
      visitor.close();
    } catch (IOException gone) {
      log().log(Level.DEBUG, "A visitor did not wait", gone);
    }
  }

  /** The console has ended: the folder is free for those who wait. */
  @Override
  public synchronized void close() {
    leave();
    try {
      listening.close();
      Files.deleteIfExists(address);
    } catch (IOException left) {
      log().log(Level.DEBUG, "The socket stays at " + address, left);
    }
    staying.forEach(FrontDoor::close);
  }
}
