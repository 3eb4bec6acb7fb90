package dev.lectern.sandbox.wire.http;

import dev.lectern.sandbox.wire.http.HttpHandler.Refusal;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP/1.1 server on 127.0.0.1 and, where the machine has it, ::1, at one port. Each connection
 * has a virtual thread.
 */
public final class HttpServer implements AutoCloseable {

  private static final int BACKLOG = 256;
  private static final int TRIES = 20;

  /**
   * As many as are served: who is told nothing sees a broken connection, and does not try again.
   */
  private static final int MOST_REFUSALS = 512;

  private static final Duration KEEPER_STEP = Duration.ofMillis(250);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final List<ServerSocket> sockets;
  private final HttpLimits limits;
  private final HttpHandler handler;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Set<Connection> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  private HttpServer(List<ServerSocket> sockets, HttpLimits limits, HttpHandler handler) {
    this.sockets = sockets;
    this.limits = limits;
    this.handler = handler;
  }

  /**
   * Starts a server.
   *
   * @param port 0 for any free one
   * @throws BindException when the port is in use
   */
  public static HttpServer start(int port, HttpLimits limits, HttpHandler handler)
      throws IOException {
    HttpServer server = new HttpServer(bind(port), limits, handler);
    for (ServerSocket socket : server.sockets) {
      Thread.ofVirtual().name("sandbox-accept").start(() -> server.accept(socket));
    }
    Thread.ofVirtual().name("sandbox-keeper").start(server::keep);
    return server;
  }

  private static List<ServerSocket> bind(int port) throws IOException {
    InetAddress v4 = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    byte[] one = new byte[16];
    one[15] = 1;
    InetAddress v6 = InetAddress.getByAddress(one);
    for (int i = 1; ; i++) {
      ServerSocket first = listen(v4, port);
      try {
        return List.of(first, listen(v6, first.getLocalPort()));
      } catch (BindException taken) {
        if (!hasAddress(v6)) {
          return List.of(first);
        }
        first.close();
        if (port != 0 || i == TRIES) {
          throw taken;
        }
      } catch (SocketException noSuchFamily) {
        return List.of(first);
      }
    }
  }

  private static ServerSocket listen(InetAddress address, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port), BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static boolean hasAddress(InetAddress address) {
    try (ServerSocket probe = listen(address, 0)) {
      return probe.isBound();
    } catch (IOException none) {
      return false;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return sockets.getFirst().getLocalPort();
  }

  private void accept(ServerSocket server) {
    while (!closing) {
      try {
        serve(server.accept());
      } catch (IOException e) {
        // Closed, or the system is out of descriptors for the moment: the next try tells which.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(closing ? 0 : 10));
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    Connection connection = new Connection(socket, limits, handler);
    if (connections.size() >= limits.connections()) {
      if (refused.size() >= MOST_REFUSALS) {
        socket.close();
        return;
      }
      start(
          connection,
          refused,
          () -> {
            try (socket) {
              connection.refuse(Refusal.BUSY);
            } catch (IOException gone) {
              // The client did not wait for the answer.
            }
          });
    } else {
      start(connection, connections, connection);
    }
  }

  private static void start(Connection connection, Set<Connection> group, Runnable work) {
    group.add(connection);
    Thread.ofVirtual()
        .name("sandbox-http")
        .start(
            () -> {
              try {
                work.run();
              } finally {
                group.remove(connection);
              }
            });
  }

  /** Closes connections that are past their time. */
  private void keep() {
    while (!closing) {
      LockSupport.parkNanos(KEEPER_STEP.toNanos());
      long now = System.nanoTime();
      List<Connection> all = new ArrayList<>(connections);
      all.addAll(refused);
      all.stream().filter(connection -> connection.overdue(now)).forEach(Connection::abort);
    }
  }

  /** Stops accepting, closes idle connections, gives running requests two seconds. */
  @Override
  public void close() throws IOException {
    closing = true;
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    long end = System.nanoTime() + GRACE.toNanos();
    connections.stream().filter(Connection::idle).forEach(Connection::abort);
    while (!connections.isEmpty() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      connections.stream().filter(Connection::idle).forEach(Connection::abort);
    }
    connections.forEach(Connection::abort);
    refused.forEach(Connection::abort);
  }
}
