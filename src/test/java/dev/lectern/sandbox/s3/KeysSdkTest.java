package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxTest;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;

/** Any key that S3 allows goes through every operation unchanged. */
class KeysSdkTest extends SandboxTest {

  private static final String BUCKET = "any-keys";

  private static List<String> keys() {
    Set<String> keys =
        new LinkedHashSet<>(
            List.of(
                "a//b",
                "//",
                "a/../b",
                "a/./b",
                "..a",
                "a b",
                " a",
                "a ",
                "a+b",
                "a%2Fb",
                "a%",
                "100%/ü?x=1&y#z",
                "quote\"'`<>&;",
                "tab\tline\nreturn\r",
                "control\u0001\u001f\u007f",
                "\ufffe",
                "Ünïcödé/日本語/😀",
                "e\u0301",
                "\u00e9",
                "k".repeat(1024),
                "ü".repeat(512),
                "😀".repeat(256)));
    Random random = new Random(11);
    String alphabet = "ab/.+ %&=?#*~'()!$,:;@[]{}|\\^\"<>ü日😀\u0002";
    int[] letters = alphabet.codePoints().toArray();
    while (keys.size() < 45) {
      StringBuilder key = new StringBuilder("r");
      for (int i = random.nextInt(20); i >= 0; i--) {
        key.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      keys.add(key.toString());
    }
    return List.copyOf(keys);
  }

  @Test
  void everyKeyComesBackAsItIs() {
    everyKeyComesBackAsItIs(s3);
  }

  /** With the bucket in the name of the host, by the SDK's own client of Apache's library. */
  @Test
  void everyKeyComesBackAsItIsFromAVirtualHost() throws Exception {
    InetAddress[] here = {InetAddress.getByName("127.0.0.1")};
    Set<String> hosts = new HashSet<>();
    everyKeyComesBackAsItIs(
        s3(
            ALICE,
            URI.create("http://localhost:" + sandbox.endpoint().getPort()),
            builder ->
                builder.httpClientBuilder(
                    ApacheHttpClient.builder()
                        .dnsResolver(
                            host -> {
                              hosts.add(host);
                              return here;
                            }))));
    assertThat(hosts).containsExactly(BUCKET + ".localhost");
  }

  private static void everyKeyComesBackAsItIs(S3Client s3) {
    s3.createBucket(b -> b.bucket(BUCKET));
    List<String> keys = keys();
    for (String key : keys) {
      s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(key));
      assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asUtf8String()).isEqualTo(key);
      assertThat(
              s3.copyObject(
                      b ->
                          b.sourceBucket(BUCKET)
                              .sourceKey(key)
                              .destinationBucket(BUCKET)
                              .destinationKey(key)
                              .metadataDirective("REPLACE"))
                  .copyObjectResult()
                  .eTag())
          .as(key)
          .isEqualTo(s3.headObject(b -> b.bucket(BUCKET).key(key)).eTag());
    }
    List<String> sorted = new ArrayList<>(keys);
    sorted.sort(
        (a, b) ->
            Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET).encodingType(EncodingType.URL)).contents())
        .extracting(object -> object.key())
        .containsExactlyElementsOf(sorted);
    assertThat(
            s3.listObjectVersions(b -> b.bucket(BUCKET).encodingType(EncodingType.URL)).versions())
        .extracting(version -> version.key())
        .containsExactlyElementsOf(sorted);
    for (String key : keys) {
      assertThat(
              s3.listObjectsV2(
                      b -> b.bucket(BUCKET).prefix(key).encodingType(EncodingType.URL).maxKeys(1))
                  .contents())
          .as(key)
          .first()
          .satisfies(object -> assertThat(object.key()).isEqualTo(key));
    }
    keys.forEach(key -> s3.deleteObject(b -> b.bucket(BUCKET).key(key)));
    s3.deleteBucket(b -> b.bucket(BUCKET));
  }
}
