package dev.lectern.sandbox.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** restXml's answers. */
class RestXmlTest {

  private static final String KEY = "täglich/<\"a\" & 'b'>\r\u0001\ud83d\ude00";
  private static final String ESCAPED =
      "täglich/&lt;&quot;a&quot; &amp; 'b'&gt;&#13;&#x1;\ud83d\ude00";

  private final ServiceModel s3 = ServiceModel.load("s3");

  private Payload listing(int keys) {
    ObjectNode page = Json.object();
    ArrayNode contents = page.putArray("Contents");
    for (int i = 0; i < keys; i++) {
      contents.addObject().put("Key", KEY + i);
    }
    return new RestXml(s3)
        .write(s3.operation("ListObjectsV2").orElseThrow(), Reply.of(page), "id")
        .payload();
  }

  private static String expected(int keys) {
    StringBuilder all =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
    for (int i = 0; i < keys; i++) {
      all.append("<Contents><Key>").append(ESCAPED).append(i).append("</Key></Contents>");
    }
    return all.append("</ListBucketResult>").toString();
  }

  /** The text, and what was written of it each time. */
  private static List<String> pieces(Payload payload) throws IOException {
    List<String> pieces = new ArrayList<>();
    payload.writeTo(
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes) {
            pieces.add(new String(bytes, StandardCharsets.UTF_8));
          }
        });
    return pieces;
  }

  @Test
  void aShortListHasItsLength() throws IOException {
    Payload payload = listing(100);
    assertThat(pieces(payload)).containsExactly(expected(100));
    assertThat(payload.length()).isEqualTo(expected(100).getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void aLongListIsSentWhileItIsWritten() throws IOException {
    Payload payload = listing(1000);
    assertThat(payload.length()).isEqualTo(Payload.UNKNOWN);
    List<String> pieces = pieces(payload);
    assertThat(pieces).hasSizeGreaterThan(2);
    assertThat(String.join("", pieces)).isEqualTo(expected(1000));
  }
}
