package dev.lectern.lab.check;

import dev.lectern.aws.AwsClients;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;

/**
 * An operation of AWS as a lab calls it: members in and out are JSON, so that no lab needs code.
 *
 * @param name for example {@code dynamodb:PutItem}
 * @param shape an empty request, to look at its members
 * @param sender fills a request and sends it
 */
record SdkOperation(String name, Supplier<SdkPojo> shape, Sender sender) {

  /** Fills a request and sends it. */
  interface Sender {
    Answer send(AwsClients clients, JsonNode members, RequestBody payload);
  }

  /** Sends a request with its client. */
  interface Send<R> {
    Answer send(AwsClients clients, R request, RequestBody payload);
  }

  /** An operation from the builder of its request and the method that sends it. */
  static <B extends SdkBuilder<B, R>, R> SdkOperation of(
      String name, Supplier<B> begin, Send<R> send) {
    Function<B, SdkPojo> members = SdkPojo.class::cast;
    return new SdkOperation(
        name,
        () -> members.apply(begin.get()),
        (clients, filled, payload) -> {
          B builder = begin.get();
          SdkShapes.fill(members.apply(builder), filled);
          return send.send(clients, builder.build(), payload);
        });
  }
}
