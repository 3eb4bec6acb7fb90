package dev.lectern.sandbox.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.RequestHead;
import dev.lectern.sigv4.Digests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With the published example key of "Signing and authenticating REST requests". */
class Version2Test {

  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  private static RequestHead head(String path, String query, Map<String, List<String>> headers) {
    return new RequestHead("GET", path, query, headers, "127.0.0.1");
  }

  @Test
  void theExampleOfTheReference() {
    RequestHead head =
        head(
            "/photos/puppy.jpg",
            "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=x&Expires=1175139620",
            Map.of("host", List.of("johnsmith.s3.localhost:4566")));
    String text = Version2.stringsToSign(head, "1175139620").getFirst();
    assertThat(text).isEqualTo("GET\n\n\n1175139620\n/johnsmith/photos/puppy.jpg");
    assertThat(Digests.version2(SECRET, text)).isEqualTo("NpgCjnDzrM+WFzoENXmpNDUsSn8=");
  }

  @Test
  void aBucketAloneMayEndInASlash() {
    Map<String, List<String>> there = Map.of("host", List.of("127.0.0.1"));
    String query = "list-type=2&prefix=x%2F";
    assertThat(Version2.stringsToSign(head("/b", query, there), "7"))
        .containsExactly("GET\n\n\n7\n/b", "GET\n\n\n7\n/b/");
    assertThat(Version2.stringsToSign(head("/b/", query, there), "7"))
        .containsExactly("GET\n\n\n7\n/b/");
    Map<String, List<String>> inHost = Map.of("host", List.of("b.s3.localhost"));
    assertThat(Version2.stringsToSign(head("/k", query, inHost), "7"))
        .containsExactly("GET\n\n\n7\n/b/k");
    assertThat(Version2.stringsToSign(head("/", "", there), "7")).containsExactly("GET\n\n\n7\n/");
  }

  @Test
  void whatNamesThePartOfTheResourceAndAmzHeadersAreSignedInTheirOrder() {
    RequestHead head =
        head(
            "/b/a%20b",
            "versionId=3&response-content-type=text%2Fplain&uploads&other=1"
                + "&x-amz-security-token=t%2Ft",
            Map.of(
                "host", List.of("127.0.0.1"),
                "content-type", List.of("text/x"),
                "x-amz-meta-a", List.of(" 1 ", "2")));
    assertThat(Version2.stringsToSign(head, "7"))
        .containsExactly(
            "GET\n\ntext/x\n7\nx-amz-meta-a:1,2\nx-amz-security-token:t/t\n"
                + "/b/a%20b?response-content-type=text/plain&uploads&versionId=3");
  }
}
