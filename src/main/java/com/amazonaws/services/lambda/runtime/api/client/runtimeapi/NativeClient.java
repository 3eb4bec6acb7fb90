package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Stands before the class of the same name of the runtime interface client on a function's class
 * path, which speaks to the Runtime API through a native library that exists for Linux only. This
 * one uses a socket and runs wherever Java runs. It is never loaded by Lectern itself.
 */
class NativeClient {

  private static final String PATH = "/2018-06-01/runtime/invocation/";

  private static String address = "";
  private static Socket socket;
  private static InputStream in;
  private static OutputStream out;

  /** Whether the Runtime API's word on the last answer is still to be read. */
  private static boolean unread;

  private NativeClient() {}

  /** Called once, with the value of AWS_LAMBDA_RUNTIME_API. */
  static void init(String runtimeApi) {
    address = runtimeApi;
  }

  /** Waits for the next event. */
  static synchronized InvocationRequest next() {
    try {
      send("GET", PATH + "next", null);
      if (unread) {
        InvocationRequest _ = read();
        unread = false;
      }
      return read();
    } catch (IOException gone) {
      throw ended();
    }
  }

  /**
   * Posts the answer to an event. What the Runtime API says to it changes nothing: it is read with
   * the next event, so that this process does not have to be woken once more for it.
   */
  static synchronized void postInvocationResponse(byte[] requestId, byte[] response) {
    try {
      String id = new String(requestId, StandardCharsets.UTF_8);
      send("POST", PATH + id + "/response", response);
      unread = true;
    } catch (IOException gone) {
      throw ended();
    }
  }

  /** The sandbox is gone: nothing is left to do for this process. */
  private static IllegalStateException ended() {
    Runtime.getRuntime().halt(1);
    return new IllegalStateException("The Runtime API cannot be reached");
  }

  private static void send(String method, String path, byte[] body) throws IOException {
    if (socket == null) {
      int colon = address.lastIndexOf(':');
      socket =
          new Socket(
              address.substring(0, colon),
              Integer.parseInt(address, colon + 1, address.length(), 10));
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }
    int length = body == null ? 0 : body.length;
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + address
            + "\r\nContent-Type: application/json"
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
    byte[] whole = java.util.Arrays.copyOf(bytes, bytes.length + length);
    if (body != null) {
      System.arraycopy(body, 0, whole, bytes.length, length);
    }
    out.write(whole);
    out.flush();
  }

  private static InvocationRequest read() throws IOException {
    InvocationRequest request = new InvocationRequest();
    int length = 0;
    line();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "lambda-runtime-aws-request-id" -> request.setId(value);
        case "lambda-runtime-deadline-ms" -> request.setDeadlineTimeInMs(Long.parseLong(value));
        case "lambda-runtime-invoked-function-arn" -> request.setInvokedFunctionArn(value);
        case "lambda-runtime-trace-id" -> request.setXrayTraceId(value);
        case "lambda-runtime-client-context" -> request.setClientContext(value);
        case "lambda-runtime-cognito-identity" -> request.setCognitoIdentity(value);
        default -> {
          // Others say nothing to a function.
        }
      }
    }
    request.setContent(in.readNBytes(length));
    return request;
  }

  private static String line() throws IOException {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The Runtime API closed the connection");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
