package dev.lectern.lab.check;

import dev.lectern.aws.SessionInfo;
import dev.lectern.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends a request without credentials, as a browser or curl would. It opens a connection of its
 * own: names below {@code localhost} lead to this computer, whether or not the computer's resolver
 * knows it.
 */
final class Visitor {

  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LONGEST = 256 * 1024;
  private static final int HTTPS = 443;

  private Visitor() {}

  /** Where a request of a check goes, in that session. */
  static URI address(String url, SessionInfo session) {
    String scheme = url.substring(0, Math.max(0, url.indexOf("://")));
    String rest = url.substring(url.indexOf("://") + 3);
    if (!scheme.equals("s3") && !scheme.equals("s3-website")) {
      return URI.create(url);
    }
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String key = slash < 0 ? "/" : rest.substring(slash);
    boolean site = scheme.equals("s3-website");
    return session
        .endpoint()
        .map(
            at ->
                site
                    ? URI.create("http://" + bucket + ".s3-website.localhost:" + at.getPort() + key)
                    : URI.create(at + "/" + bucket + key))
        .orElseGet(
            () ->
                URI.create(
                    site
                        ? "http://"
                            + bucket
                            + ".s3-website."
                            + session.region()
                            + ".amazonaws.com"
                            + key
                        : "https://"
                            + bucket
                            + ".s3."
                            + session.region()
                            + ".amazonaws.com"
                            + key));
  }

  /**
   * Sends it. That nobody answers is an answer without status.
   *
   * @param headers by name
   * @param text its body
   */
  static Answer visit(URI to, String method, Map<String, String> headers, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder request = new StringBuilder(method);
    String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    request.append(' ').append(path);
    request.append(to.getRawQuery() == null ? "" : "?" + to.getRawQuery()).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(to.getRawAuthority()).append("\r\nConnection: close\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    request.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    try (Socket socket = connect(to)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.toString().getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      return read(socket.getInputStream().readNBytes(LONGEST));
    } catch (IOException e) {
      ObjectNode json = Json.object();
      String why = "nobody answers at " + to.getRawAuthority();
      json.putObject("$error").put("Code", "Unreachable").put("Message", why);
      return new Answer(0, "Unreachable", why, json);
    }
  }

  private static Socket connect(URI to) throws IOException {
    boolean secure = "https".equals(to.getScheme());
    String host = to.getHost().endsWith(".localhost") ? "127.0.0.1" : to.getHost();
    int port = to.getPort() > 0 ? to.getPort() : secure ? HTTPS : 80;
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return secure
        ? ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, host, port, true)
        : socket;
  }

  private static Answer read(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("the answer ends in its headers");
    }
    String[] lines = text.substring(0, end).split("\r\n");
    ObjectNode json = Json.object();
    int status = Integer.parseInt(lines[0].split(" ")[1]);
    json.put("$status", status);
    ObjectNode headers = json.putObject("$headers");
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    byte[] body = java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length);
    if (headers.path("transfer-encoding").asString("").equalsIgnoreCase("chunked")) {
      body = joined(body);
    }
    ObjectNode shown = json.putObject("Body");
    shown.put("Length", body.length);
    shown.put("Text", new String(body, StandardCharsets.UTF_8));
    return new Answer(status, "", "", json);
  }

  /** The chunks of a body without their lengths. */
  private static byte[] joined(byte[] chunked) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(chunked);
    while (true) {
      StringBuilder length = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        length.append((char) c);
      }
      String hex = length.toString().strip().split(";", 2)[0];
      int size = hex.isEmpty() ? 0 : Integer.parseInt(hex, 16);
      if (size == 0) {
        return out.toByteArray();
      }
      out.write(in.readNBytes(size));
      in.skipNBytes(Math.min(2, in.available()));
    }
  }
}
