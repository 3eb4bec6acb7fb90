package dev.lectern.sandbox.lambda.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Messages of {@code application/vnd.amazon.eventstream} ("Event stream encoding"): lengths, text
 * headers, payload, and a checksum of each part.
 */
final class EventFrame {

  private static final byte TEXT = 7;
  private static final int PRELUDE = 12;

  private EventFrame() {}

  /** One event. */
  static byte[] event(String type, String contentType, byte[] payload) {
    return frame(
        Map.of(":message-type", "event", ":event-type", type, ":content-type", contentType),
        payload);
  }

  private static byte[] frame(Map<String, String> headers, byte[] payload) {
    int headerLength =
        headers.entrySet().stream()
            .mapToInt(h -> 4 + bytes(h.getKey()).length + bytes(h.getValue()).length)
            .sum();
    int total = PRELUDE + headerLength + payload.length + 4;
    ByteBuffer out = ByteBuffer.allocate(total);
    out.putInt(total).putInt(headerLength);
    out.putInt(checksum(out, 8));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      byte[] name = bytes(header.getKey());
      byte[] value = bytes(header.getValue());
      out.put((byte) name.length).put(name);
      out.put(TEXT).putShort((short) value.length).put(value);
    }
    out.put(payload);
    out.putInt(checksum(out, total - 4));
    return out.array();
  }

  private static int checksum(ByteBuffer buffer, int length) {
    CRC32 crc = new CRC32();
    crc.update(buffer.array(), 0, length);
    return (int) crc.getValue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
