package dev.lectern.pane.s3.presign;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Signs nothing, but makes URLs that look signed. */
final class FakePresign implements PresignGateway {

  Request last;
  String put;
  int status = 403;

  @Override
  public Signed sign(Request request) {
    last = request;
    return new Signed(
        request.method(),
        URI.create(
            "http://127.0.0.1:4566/dv-7f3a-data/reports/a%20b%2B.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Date=20261121T080000Z&X-Amz-SignedHeaders=host&X-Amz-Credential="
                + "AKIDEXAMPLE%2F20261121%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Expires="
                + request.expiry().toSeconds()
                + "&X-Amz-Signature=8d7f0c"),
        request.contentType().isEmpty() ? Map.of() : Map.of("content-type", request.contentType()));
  }

  @Override
  public Answer use(Signed signed, String body) {
    put = body;
    return new Answer(
        status,
        List.of("content-type: application/xml", "x-amz-request-id: 0123456789ABCDEF"),
        "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
        78,
        12);
  }
}
