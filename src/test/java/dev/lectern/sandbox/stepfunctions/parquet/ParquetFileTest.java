package dev.lectern.sandbox.stepfunctions.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Files that DuckDB 1.4 and hyparquet-writer 0.17 wrote. */
@Execution(ExecutionMode.CONCURRENT)
class ParquetFileTest {

  private static final String[] PACKED = {
    "types.plain", "types.gzip", "types.snappy", "types.zstd", "pages-v2", "pets", "groups"
  };

  /** Bytes in memory, of which it counts those that were read. */
  private static final class Bytes implements Source {

    private final byte[] bytes;
    private long read;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public byte[] read(long from, int length) {
      assertThat(from).isNotNegative();
      assertThat(from + length).isLessThanOrEqualTo(bytes.length);
      read += length;
      return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
    }
  }

  private static byte[] file(String name) throws IOException {
    try (var in = ParquetFileTest.class.getResourceAsStream("/parquet/" + name + ".parquet")) {
      return in.readAllBytes();
    }
  }

  private static List<String> rows(Source source, int most) throws MalformedParquet {
    List<String> rows = new ArrayList<>();
    new ParquetFile(source)
        .read(
            new ParquetFile.Rows() {
              @Override
              public boolean more() {
                return rows.size() < most;
              }

              @Override
              public void take(ObjectNode row) {
                rows.add(row.toString());
              }
            });
    return rows;
  }

  private static List<String> rows(String name) throws Exception {
    return rows(new Bytes(file(name)), Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.plain", "types.gzip", "types.snappy", "types.zstd"})
  void everyTypeInEachCompression(String name) throws Exception {
    List<String> rows = rows(name);
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .isEqualTo(
            """
            {"i8":1,"i16":2,"i32":3,"i64":9007199254740993,"i128":1.7014118346046923E38,\
            "u8":250,"u16":65000,"u32":4294967295,"u64":18446744073709551615,\
            "flag":true,"f32":1.5,"f64":0.1,\
            "price":12.30,"small":-0.05,"big":123456789012345678901234567.891,\
            "day":"2025-09-11","stamp":"2025-09-11T10:20:30.123456",\
            "at_ns":"2025-09-11T10:20:30.123456789","at_ms":"2025-09-11T10:20:30.5",\
            "at_tz":"2025-09-11T08:20:30Z","tod":"10:20:30.5","span":"P1M2DT3S",\
            "word":"Gr\u00fc\u00dfe \u20ac","bytes":"AP8Q",\
            "id":"123e4567-e89b-12d3-a456-426614174000","kind":"b","doc":"{\\"a\\":[1,2]}",\
            "list":[1,2,3],"lists":[[1],[],null],\
            "struct":{"x":1,"y":"z","deep":{"k":[{"v":1}]}},\
            "map":{"k1":1,"k2":null},"intmap":{"7":{"n":1}},"structs":[{"a":1},{"a":null}]}""");
    assertThat(rows.getLast())
        .contains("\"f32\":\"NaN\",\"f64\":\"Infinity\",\"price\":null", "\"lists\":null,")
        .endsWith("\"structs\":null}");
  }

  @Test
  void pagesOfTheSecondVersionAndSeveralGroups() throws Exception {
    List<String> rows = rows("pages-v2");
    assertThat(rows).hasSize(3000);
    assertThat(rows.get(2999))
        .isEqualTo(
            "{\"id\":2999,\"name\":\"name 99\",\"amount\":3748.75,\"maybe\":2999,"
                + "\"pair\":[2999,3000]}");
    assertThat(rows("groups")).hasSize(4096).last().isEqualTo("{\"part\":1,\"odd\":1}");
    assertThat(rows("empty")).isEmpty();
  }

  @Test
  void groupsThatAreNotWantedAreNotRead() throws Exception {
    Bytes all = new Bytes(file("groups"));
    Bytes first = new Bytes(file("groups"));
    assertThat(rows(all, Integer.MAX_VALUE)).hasSize(4096);
    assertThat(rows(first, 2048)).hasSize(2048);
    assertThat(first.read).isLessThan(all.read);
    assertThat(rows(new Bytes(file("many-rows")), 1000)).hasSize(1000);
  }

  /** Every cut and every change of bytes gives rows or says what is wrong, and soon. */
  @Test
  void brokenFilesSaySo() throws Exception {
    Random random = new Random(20260911);
    int said = 0;
    for (int i = 0; i < 1500; i++) {
      byte[] bytes = file(PACKED[random.nextInt(PACKED.length)]);
      if (i % 4 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      for (int change = i % 4; change > 0; change--) {
        int end = Math.min(bytes.length, random.nextBoolean() ? bytes.length : 3300);
        bytes[bytes.length - 1 - random.nextInt(end)] = (byte) random.nextInt();
      }
      try {
        assertThat(rows(new Bytes(bytes), 5000)).isNotNull();
      } catch (MalformedParquet wrong) {
        assertThat(wrong.getMessage()).isNotBlank().doesNotContain("\n");
        said++;
      }
    }
    assertThat(said).isGreaterThan(700);
  }

  private static byte[] withFooter(String name, Consumer<FileMetaData> change) throws IOException {
    byte[] bytes = file(name);
    int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
    int start = bytes.length - 8 - footer;
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(bytes, start, footer));
    change.accept(metadata);
    var changed = new ByteArrayOutputStream();
    changed.write(bytes, 0, start);
    Util.writeFileMetaData(metadata, changed);
    int length = changed.size() - start;
    changed.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    changed.write(bytes, bytes.length - 4, 4);
    return changed.toByteArray();
  }

  private static void refused(byte[] bytes, String why) {
    assertThatThrownBy(() -> rows(new Bytes(bytes), 10))
        .isInstanceOf(MalformedParquet.class)
        .hasMessageContaining(why);
  }

  @Test
  void limitsOfTheService() throws Exception {
    assertThat(rows(new Bytes(withFooter("pets", same -> {})), 10)).hasSize(3);
    refused(
        withFooter("pets", footer -> footer.setCreated_by("x".repeat(5 << 20))),
        "the most is 5 MB");
    refused(
        withFooter(
            "pets",
            footer -> footer.getRow_groups().getFirst().setTotal_byte_size((256 << 20) + 1)),
        "a row group has 268435457 bytes, the most is 256 MB");
    refused(
        withFooter(
            "pets",
            footer ->
                footer
                    .getRow_groups()
                    .getFirst()
                    .getColumns()
                    .forEach(
                        column -> column.getMeta_data().setTotal_uncompressed_size(200 << 20))),
        "the most is 256 MB");
    refused(file("types.lz4"), "its compression is LZ4_RAW, not GZIP, SNAPPY or ZSTD");
    refused(new byte[3], "it is too short");
    byte[] encrypted = file("pets");
    encrypted[encrypted.length - 1] = 'E';
    refused(encrypted, "its footer is encrypted");
  }

  @Test
  void aSourceThatFailsIsToBlameItself() throws Exception {
    byte[] bytes = file("pets");
    Source failing =
        new Source() {
          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public byte[] read(long from, int length) {
            if (from < 10) {
              throw new Unreadable(new IOException("gone"));
            }
            return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
          }
        };
    assertThatThrownBy(() -> rows(failing, 10))
        .isInstanceOf(Source.Unreadable.class)
        .hasRootCauseMessage("gone");
  }
}
