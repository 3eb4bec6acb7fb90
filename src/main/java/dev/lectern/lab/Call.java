package dev.lectern.lab;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call that a lab makes itself: to set itself up, or as a step of its solution.
 *
 * @param call for example {@code s3:PutObject}
 * @param with the call's parameters by AWS's names
 * @param body streaming payload, null when there is none
 * @param save values to keep for later calls: name to {@link JsonPath} into the answer
 * @param expect AWS's error code when the call is to be refused, else empty
 * @param group calls next to each other with the same group are made at the same time; empty: alone
 */
public record Call(
    String call,
    JsonNode with,
    @Nullable Payload body,
    Map<String, String> save,
    String expect,
    String group) {

  public Call {
    call = Defaults.text(call);
    with = Defaults.object(with);
    save = Defaults.map(save);
    expect = Defaults.text(expect);
    group = Defaults.text(group);
  }

  /** Signing name of the service. */
  public String service() {
    int colon = call.indexOf(':');
    return colon < 0 ? "" : call.substring(0, colon);
  }

  /** AWS's name of the operation. */
  public String operation() {
    return call.substring(call.indexOf(':') + 1);
  }

  /**
   * What is sent as the payload: a text, an asset, or a slice of a lab file. One of the three.
   *
   * @param text the text itself
   * @param asset name of a text file in the lab's {@code assets/}; names in it are replaced
   * @param file name of a lab file
   * @param from first byte of the file
   * @param length bytes from there; 0 means up to the end
   */
  public record Payload(
      @Nullable String text,
      @Nullable String asset,
      @Nullable String file,
      long from,
      long length) {}
}
