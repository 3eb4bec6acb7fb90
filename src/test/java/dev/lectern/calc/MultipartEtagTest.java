package dev.lectern.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartEtagTest {

  @Test
  void ofAnObjectUploadedWholeIsItsMd5() {
    MultipartEtag etag = MultipartEtag.ofWhole("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(etag.value()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(etag.trace()).first().asString().contains("5 bytes");
  }

  @Test
  void isTheMd5OfTheMd5sWithTheirNumberForAnyCut() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] content = new byte[random.nextInt(5000)];
      random.nextBytes(content);
      int partSize = 1 + random.nextInt(1500);
      ByteArrayOutputStream hashes = new ByteArrayOutputStream();
      int parts = Math.max(1, Math.ceilDiv(content.length, partSize));
      for (int i = 0; i < parts; i++) {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        int start = i * partSize;
        md5.update(content, start, Math.min(partSize, content.length - start));
        hashes.write(md5.digest());
      }
      String expected =
          HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(hashes.toByteArray()))
              + "-"
              + parts;
      assertThat(MultipartEtag.ofParts(content, partSize).value()).isEqualTo(expected);
    }
  }

  @Test
  void takesWhatUploadPartAnswers() {
    MultipartEtag etag =
        MultipartEtag.ofPartHashes(
            List.of("\"5D41402ABC4B2A76B9719D911017C592\"", "7d793037a0760186574b0282f2f435e7"));
    assertThat(etag.value()).matches("[0-9a-f]{32}-2");
    assertThat(etag.trace())
        .containsSequence(
            "MD5 of part 2 = 7d793037a0760186574b0282f2f435e7",
            "joined as bytes: 2 x 16 = 32 bytes (not as hex text)");
  }

  @Test
  void refusesWhatIsNoMd5() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MultipartEtag.ofPartHashes(List.of("abc")))
        .withMessageContaining("Part 1");
    assertThatIllegalArgumentException().isThrownBy(() -> MultipartEtag.ofPartHashes(List.of()));
  }
}
