package dev.lectern.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples that the S3 API Reference prints, value by value. */
class SignatureTest {

  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String TIME = "20130524T000000Z";
  private static final Scope SCOPE = new Scope("20130524", "us-east-1", "s3");

  @Test
  void signsTheGetObjectExample() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("host", List.of("examplebucket.s3.amazonaws.com"));
    headers.put("range", List.of("bytes=0-9"));
    headers.put("x-amz-content-sha256", List.of(Digests.EMPTY_SHA256));
    headers.put("x-amz-date", List.of(TIME));
    CanonicalRequest request =
        CanonicalRequest.of(
            "GET",
            "/test.txt",
            "",
            headers,
            List.of("x-amz-date", "host", "range", "x-amz-content-sha256"),
            Digests.EMPTY_SHA256,
            "s3");

    assertThat(request.hash())
        .isEqualTo("7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972");
    assertThat(sign(StringToSign.of(TIME, SCOPE, request).text()))
        .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void signsThePresignedExample() {
    CanonicalRequest request =
        CanonicalRequest.of(
            "GET",
            "/test.txt",
            "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=left-out",
            Map.of("host", List.of("examplebucket.s3.amazonaws.com")),
            List.of("host"),
            "UNSIGNED-PAYLOAD",
            "s3");

    assertThat(sign(StringToSign.of(TIME, SCOPE, request).text()))
        .isEqualTo("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }

  @Test
  void signsTheFirstChunkOfTheStreamingExample() {
    String seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
    byte[] chunk = "a".repeat(65536).getBytes(StandardCharsets.US_ASCII);

    String text = StringToSign.ofChunk(TIME, SCOPE, seed, Digests.sha256Hex(chunk));

    assertThat(sign(text))
        .isEqualTo("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648");
  }

  @Test
  void readsACredentialWhoseKeyHasSlashes() {
    assertThat(Scope.Credential.parse("AK/ID/20130524/us-east-1/s3/aws4_request"))
        .contains(new Scope.Credential("AK/ID", SCOPE));
    assertThat(Scope.Credential.parse("AKID/20130524/us-east-1/s3")).isEmpty();
  }

  @Test
  void encodesWhatIsNotUnreservedAndUndoesIt() {
    String key = "a b+c/ü/%25/😀~";
    String encoded = UriEncoding.encodePath(key);
    assertThat(encoded).isEqualTo("a%20b%2Bc/%C3%BC/%2525/%F0%9F%98%80~");
    assertThat(UriEncoding.decode(encoded, false)).isEqualTo(key);
    assertThat(UriEncoding.decode("a+b", true)).isEqualTo("a b");
    assertThatThrownBy(() -> UriEncoding.decode("%zz", false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void otherServicesEncodeThePathTwice() {
    CanonicalRequest request =
        CanonicalRequest.of("GET", "/a%20b", "b=2&a=%20", Map.of(), List.of(), "x", "lambda");
    assertThat(request.path()).isEqualTo("/a%2520b");
    assertThat(request.query()).isEqualTo("a=%20&b=2");
  }

  private static String sign(String text) {
    return SigningKey.derive(SECRET, SCOPE).sign(text);
  }
}
