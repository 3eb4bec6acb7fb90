package dev.lectern.sandbox.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The streaming example of the S3 API Reference, and bodies that are not as they should be. */
class AwsChunkedStreamTest {

  private static final Scope SCOPE = new Scope("20130524", "us-east-1", "s3");
  private static final String SEED =
      "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
  private static final String FIRST =
      "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648";
  private static final String SECOND =
      "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497";
  private static final String LAST =
      "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9";

  private static ChunkSigner signer() {
    return new ChunkSigner(
        new Verification.Signed(
            Caller.root("111122223333", "AKIAIOSFODNN7EXAMPLE"),
            new Claim("AKIAIOSFODNN7EXAMPLE", SCOPE, List.of("host"), SEED, "20130524T000000Z", -1),
            SigningKey.derive("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", SCOPE),
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            ""));
  }

  private static String chunk(String data, String signature) {
    return Integer.toHexString(data.length())
        + ";chunk-signature="
        + signature
        + "\r\n"
        + data
        + "\r\n";
  }

  private static AwsChunkedStream stream(
      String body, long length, ChunkSigner signer, String... trailers) {
    return new AwsChunkedStream(
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
        length,
        signer,
        Set.of(trailers));
  }

  @Test
  void readsTheSignedExample() throws IOException {
    String body =
        chunk("a".repeat(65536), FIRST) + chunk("a".repeat(1024), SECOND) + chunk("", LAST);
    try (AwsChunkedStream in = stream(body, 66560, signer())) {
      assertThat(in.readAllBytes()).hasSize(66560).containsOnly('a');
    }
  }

  @Test
  void aChangedByteFailsAtTheEndOfItsChunk() {
    String body = chunk("a".repeat(65535) + "b", FIRST) + chunk("a".repeat(1024), SECOND);
    assertThatThrownBy(() -> stream(body, 66560, signer()).readAllBytes())
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"));
  }

  @Test
  void readsTrailersOfAnUnsignedBody() throws IOException {
    String body = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n";
    try (AwsChunkedStream in = stream(body, 5, null, "x-amz-checksum-crc32")) {
      assertThat(new String(in.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("hello");
      assertThat(in.trailers()).containsEntry("x-amz-checksum-crc32", "NhCmhg==");
    }
  }

  @Test
  void readsAnEmptyBodyWithTrailers() throws IOException {
    try (AwsChunkedStream in =
        stream("0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n", 0, null, "x-amz-checksum-crc32")) {
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.trailers()).hasSize(1);
    }
  }

  @Test
  void refusesFramingThatIsNotWhatWasAnnounced() {
    assertFails("5\r\nhello\r\n0\r\n\r\n", 6, "IncompleteBody");
    assertFails("5\r\nhel", 5, "IncompleteBody");
    assertFails("zz\r\nhello\r\n", 5, "IncompleteBody");
    assertFails("6\r\nhello!\r\n0\r\n\r\n", 5, "IncompleteBody");
    assertFails("5\r\nhello\r\n0\r\n\r\n", 5, "MalformedTrailerError", "x-amz-checksum-crc32");
    assertFails("5\r\nhello\r\n0\r\nx-other:1\r\n\r\n", 5, "MalformedTrailerError", "x-amz-a");
  }

  private static void assertFails(String body, long length, String code, String... trailers) {
    assertThatThrownBy(() -> stream(body, length, null, trailers).readAllBytes())
        .as(body)
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
