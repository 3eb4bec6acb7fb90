package dev.lectern.sandbox.wire;

import dev.lectern.model.OperationModel;
import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import java.util.Set;

/** What every request must keep to, whatever its service. */
final class RequestRules {

  private static final Set<String> GENERAL_HEADERS =
      Set.of(
          "x-amz-api-version",
          "x-amz-date",
          "x-amz-content-sha256",
          "x-amz-security-token",
          "x-amz-target",
          "x-amz-decoded-content-length",
          "x-amz-trailer",
          "x-amz-te",
          "x-amz-user-agent",
          "x-amz-request-payer",
          "x-amz-expected-bucket-owner",
          "x-amz-sdk-checksum-algorithm");

  private RequestRules() {}

  static void checkHost(RequestHead head) {
    String host = BucketAddress.hostName(head);
    boolean ours =
        host.isEmpty()
            || host.equals("127.0.0.1")
            || host.equals("[::1]")
            || host.equals("localhost")
            // of clients that put a prefix before whatever host they are given; nobody owns it
            || host.equals("sync-localhost")
            || host.endsWith(".localhost");
    if (!ours) {
      throw new ServiceException(
          403,
          "ForbiddenHost",
          "The sandbox answers to localhost only, and this request names the host "
              + host
              + ". Use http://127.0.0.1 or http://localhost.");
    }
  }

  /** An option that is not in the model would be ignored silently, and the result would lie. */
  static void checkHeaders(OperationModel operation, RequestHead head) {
    if (!head.method().equals("PUT") && !head.method().equals("POST")) {
      return;
    }
    for (String name : head.headers().keySet()) {
      if (name.startsWith("x-amz-")
          && !name.startsWith("x-amz-meta-")
          && !name.startsWith("x-amz-checksum-")
          && !GENERAL_HEADERS.contains(name)
          && operation.input().members().values().stream()
              .noneMatch(member -> member.wireName().equalsIgnoreCase(name))) {
        throw new ServiceException(
                501,
                "NotImplemented",
                "A header you provided implies functionality that is not implemented")
            .with("Header", name);
      }
    }
  }
}
