package dev.lectern.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A call that a lab makes itself: to set itself up, or as a step of its solution.
 *
 * @param call for example {@code s3:PutObject}
 * @param with the call's parameters by AWS's names
 * @param body streaming payload, null when there is none
 * @param save values to keep for later calls: name to {@link JsonPath} into the answer
 * @param expect AWS's error code when the call is to be refused, else empty; with a question mark
 *     at its end the call may be refused with it or go through
 * @param until {@link Condition} on the answer: the call is made again until it holds; empty for
 *     once
 * @param repeat how often it is made, one after the other, or all at the same time when it has a
 *     group; 0 and 1 are once. <code>${n}</code> counts from 1.
 * @param group calls next to each other with the same group are made at the same time; empty: alone
 * @param as who calls, as in {@link Check.Probe}; empty for the session itself. In a demo the first
 *     may be somebody of the sandbox's other account: <code>root of 111122223333</code>, <code>user
 *     NAME of 111122223333</code>.
 * @param assume further parameters of AssumeRole, such as {@code ExternalId}
 */
public record Call(
    String call,
    JsonNode with,
    @Nullable Payload body,
    Map<String, String> save,
    String expect,
    String until,
    int repeat,
    String group,
    List<String> as,
    JsonNode assume) {

  public Call {
    call = Defaults.text(call);
    with = Defaults.object(with);
    save = Defaults.map(save);
    expect = Defaults.text(expect);
    until = Defaults.text(until);
    group = Defaults.text(group);
    as = Defaults.list(as);
    assume = Defaults.object(assume);
  }

  /** The same once, as the call with that number. */
  public Call once(int number) {
    JsonNode numbered =
        Template.node(
            with,
            name ->
                Optional.of(
                    JsonNodeFactory.instance.stringNode(
                        name.equals("n") ? String.valueOf(number) : "${" + name + "}")));
    return new Call(call, numbered, body, save, expect, until, 1, group, as, assume);
  }

  /**
   * Whether a call that ended so ended as it should.
   *
   * @param error AWS's error code, empty when it went through
   */
  public boolean expects(String error) {
    return expect.endsWith("?")
        ? error.isEmpty() || expect.equals(error + "?")
        : expect.equals(error);
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
