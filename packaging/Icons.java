import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The icon files of Windows and macOS: both are containers of PNG pictures. */
final class Icons {

  private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

  private Icons() {}

  /** Windows: a directory of pictures, then the pictures. */
  static Path ico(Path drawn, Path to) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    int length = 6 + 16 * SIZES.size();
    for (int size : SIZES) {
      pictures.add(picture(drawn, size));
      length += pictures.getLast().length;
    }
    ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort((short) 0).putShort((short) 1).putShort((short) SIZES.size());
    int offset = 6 + 16 * SIZES.size();
    for (int i = 0; i < SIZES.size(); i++) {
      // 256 is written as 0
      byte size = (byte) (int) SIZES.get(i);
      file.put(size).put(size).put((byte) 0).put((byte) 0);
      file.putShort((short) 1).putShort((short) 32);
      file.putInt(pictures.get(i).length).putInt(offset);
      offset += pictures.get(i).length;
    }
    pictures.forEach(file::put);
    return Files.write(to, file.array());
  }

  /** macOS: each picture under the name of its size, also as the double of half its size. */
  static Path icns(Path drawn, Path to) throws IOException {
    Map<String, Integer> names = new LinkedHashMap<>();
    names.put("icp4", 16);
    names.put("icp5", 32);
    names.put("ic11", 32);
    names.put("icp6", 64);
    names.put("ic12", 64);
    names.put("ic07", 128);
    names.put("ic08", 256);
    names.put("ic13", 256);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    for (Map.Entry<String, Integer> name : names.entrySet()) {
      byte[] picture = picture(drawn, name.getValue());
      out.writeBytes(name.getKey());
      out.writeInt(8 + picture.length);
      out.write(picture);
    }
    ByteBuffer file = ByteBuffer.allocate(8 + body.size());
    file.put("icns".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(8 + body.size());
    file.put(body.toByteArray());
    return Files.write(to, file.array());
  }

  private static byte[] picture(Path drawn, int size) throws IOException {
    return Files.readAllBytes(drawn.resolve("lectern-" + size + ".png"));
  }
}
