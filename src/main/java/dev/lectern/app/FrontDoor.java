package dev.lectern.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One window a data folder: the first console to open a folder listens on a socket in it, and
 * another that is started there asks the first to come to the front, and ends. Only who may write
 * the folder can reach the socket. Where the system cannot make one (a path that is too long, a
 * network drive), two consoles meet at the lock of the sandbox's data instead, which says so.
 */
final class FrontDoor implements AutoCloseable {

  private static final byte CAME = 1;
  private static final long PATIENCE_MILLIS = 2_000;

  private final Path address;
  private final ServerSocketChannel listening;

  private FrontDoor(Path address, ServerSocketChannel listening) {
    this.address = address;
    this.listening = listening;
  }

  /** Whether a console that has this folder open came to the front. Waits 2 s for its answer. */
  static boolean knock(DataHome home) {
    Path address = address(home);
    if (!Files.exists(address)) {
      return false;
    }
    try (SocketChannel door = SocketChannel.open(UnixDomainSocketAddress.of(address));
        Selector patience = Selector.open()) {
      door.configureBlocking(false);
      door.register(patience, SelectionKey.OP_READ);
      ByteBuffer answer = ByteBuffer.allocate(1);
      return patience.select(PATIENCE_MILLIS) > 0
          && door.read(answer) == 1
          && answer.get(0) == CAME;
    } catch (IOException nobody) {
      log().log(Level.DEBUG, "No console answers at " + address, nobody);
      return false;
    }
  }

  /**
   * Opens it for the console of this folder; empty where the system cannot, or where another
   * console was quicker.
   *
   * @param come is called, on a thread of the door's own, each time somebody knocks
   */
  static Optional<FrontDoor> open(DataHome home, Runnable come) {
    Path address = address(home);
    try {
      Files.createDirectories(home.folder());
      if (!knock(home)) {
        // What a console that was killed left there.
        Files.deleteIfExists(address);
      }
      FrontDoor door = new FrontDoor(address, bind(address));
      Thread.ofVirtual().name("front-door").start(() -> door.listen(come));
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

  private void listen(Runnable come) {
    while (listening.isOpen()) {
      try (SocketChannel visitor = listening.accept()) {
        come.run();
        visitor.write(ByteBuffer.wrap(new byte[] {CAME}));
      } catch (AsynchronousCloseException closed) {
        return;
      } catch (IOException gone) {
        log().log(Level.DEBUG, "A visitor did not wait", gone);
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      Files.deleteIfExists(address);
    } catch (IOException left) {
      log().log(Level.DEBUG, "The socket stays at " + address, left);
    }
  }
}
