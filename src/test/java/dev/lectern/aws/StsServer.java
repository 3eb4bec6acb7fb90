package dev.lectern.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers as STS does, by access key: {@code AKIAGOOD…} is known, {@code ASIAOLD…} has expired, all
 * others are unknown. Roles are handed out as keys that are known from then on; IAM Identity Center
 * confirms a device at the second time of asking.
 */
public final class StsServer implements AutoCloseable {

  public static final String ACCOUNT = "111122223333";
  public static final String ROLE_SECRET = "role-secret-0123456789";

  /** What was asked, for example {@code AssumeRole by AKIAGOOD}. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** Keys that are over from now on. */
  public final Set<String> over = ConcurrentHashMap.newKeySet();

  /** Whether sign-ins are refused in the browser. */
  public volatile boolean declined;

  /** Whether the sign-in service does not know the portal. */
  public volatile boolean noPortal;

  /** While closed, answers to {@code slow} keys wait. */
  public final CountDownLatch slow = new CountDownLatch(1);

  private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");
  private final Map<String, String> roles = new ConcurrentHashMap<>();
  private final List<ServerSocket> proxies = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private int tokens;

  public StsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * A port that takes the same calls as an HTTP proxy does, whatever host they are for. The JDK's
   * server does not know the address without a path that a proxy is asked for.
   */
  public int proxyPort() throws IOException {
    ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    proxies.add(proxy);
    Thread.ofVirtual().start(() -> serve(proxy));
    return proxy.getLocalPort();
  }

  private void serve(ServerSocket proxy) {
    while (!proxy.isClosed()) {
      try (Socket client = proxy.accept();
          Socket behind = new Socket(InetAddress.getLoopbackAddress(), port())) {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          head.append((char) client.getInputStream().read());
        }
        Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
        byte[] body =
            client
                .getInputStream()
                .readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        String sent =
            head.toString()
                .replaceFirst(" http://[^ /]+/? ", " / ")
                .replaceFirst("\r\n", "\r\nConnection: close\r\n");
        behind.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        behind.getOutputStream().write(body);
        behind.getInputStream().transferTo(client.getOutputStream());
      } catch (IOException e) {
        if (!proxy.isClosed()) {
          throw new java.io.UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public void close() {
    slow.countDown();
    server.stop(0);
    for (ServerSocket proxy : proxies) {
      try {
        proxy.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      if (path.length() > 1) {
        signIn(exchange, path);
        return;
      }
      Map<String, String> form = form(body);
      String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      Matcher found = KEY.matcher(authorization);
      String key = found.find() ? found.group(1) : "nobody";
      asked.add(form.get("Action") + " by " + key);
      if (key.contains("SLOW")) {
        await();
      }
      if (key.startsWith("ASIAOLD") || over.contains(key)) {
        error(exchange, "ExpiredToken", "The security token included in the request is expired");
      } else if (!key.startsWith("AKIAGOOD") && !roles.containsKey(key)) {
        error(
            exchange,
            "InvalidClientTokenId",
            "The security token included in the request is invalid.");
      } else if (form.get("Action").equals("AssumeRole")) {
        assumeRole(exchange, form);
      } else {
        send(
            exchange,
            200,
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>"
                + roles.getOrDefault(key, "arn:aws:iam::" + ACCOUNT + ":user/mia")
                + "</Arn><Account>"
                + ACCOUNT
                + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
      }
    }
  }

  private void assumeRole(HttpExchange exchange, Map<String, String> form) throws IOException {
    if (form.containsKey("SerialNumber") && !"123456".equals(form.get("TokenCode"))) {
      error(
          exchange,
          "AccessDenied",
          "MultiFactorAuthentication failed with invalid MFA one time pass code.");
      return;
    }
    String name = form.get("RoleArn").substring(form.get("RoleArn").lastIndexOf('/') + 1);
    String key = "ASIA" + name.toUpperCase(java.util.Locale.ROOT);
    roles.put(
        key,
        "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + name + "/" + form.get("RoleSessionName"));
    send(
        exchange,
        200,
        "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>"
            + key
            + "</AccessKeyId><SecretAccessKey>"
            + ROLE_SECRET
            + "</SecretAccessKey><SessionToken>role-token</SessionToken>"
            + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
            + "</AssumeRoleResult></AssumeRoleResponse>");
  }

  private void signIn(HttpExchange exchange, String path) throws IOException {
    asked.add(path);
    switch (path) {
      case "/client/register" ->
          send(exchange, 200, "{\"clientId\":\"c\",\"clientSecret\":\"client-secret\"}");
      case "/device_authorization" -> {
        if (noPortal) {
          exchange.getResponseHeaders().add("x-amzn-ErrorType", "InvalidRequestException");
          send(exchange, 400, "{\"error\":\"invalid_request\"}");
        } else {
          send(
              exchange,
              200,
              "{\"deviceCode\":\"device\",\"userCode\":\"WXYZ-1234\",\"interval\":1,"
                  + "\"expiresIn\":600,\"verificationUriComplete\":"
                  + "\"https://device.sso.example.com/?user_code=WXYZ-1234\"}");
        }
      }
      case "/token" -> {
        if (declined) {
          exchange.getResponseHeaders().add("x-amzn-ErrorType", "AccessDeniedException");
          send(exchange, 400, "{\"error\":\"access_denied\"}");
        } else if (tokens++ == 0) {
          exchange.getResponseHeaders().add("x-amzn-ErrorType", "AuthorizationPendingException");
          send(exchange, 400, "{\"error\":\"authorization_pending\"}");
        } else {
          send(exchange, 200, "{\"accessToken\":\"sso-token\"}");
        }
      }
      case "/federation/credentials" ->
          send(
              exchange,
              200,
              "{\"roleCredentials\":{\"accessKeyId\":\"AKIAGOODSSO\",\"secretAccessKey\":"
                  + "\"sso-secret\",\"sessionToken\":\"t\",\"expiration\":4070908800000}}");
      default -> send(exchange, 404, "");
    }
  }

  private void await() {
    try {
      slow.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void error(HttpExchange exchange, String code, String message) throws IOException {
    send(
        exchange,
        403,
        "<ErrorResponse><Error><Type>Sender</Type><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error><RequestId>R</RequestId></ErrorResponse>");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }
}
