package dev.lectern.sandbox.stepfunctions.integration;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks objects whose key says that they are in GZIP or Zstandard, as AWS's example names do:
 * {@code myObject.jsonl.gz}, {@code myObject.csv.zstd} ("ItemReader (Map)"). The usual {@code .zst}
 * counts too.
 */
final class Unpacking {

  /** Bytes of an unpacked object; AWS allows 10 GB, which the sandbox has no memory for. */
  private static final int LARGEST = 128 << 20;

  private Unpacking() {}

  /** The bytes themselves where the key says nothing. */
  static byte[] of(String key, byte[] bytes) throws TaskFailure {
    String name = key.toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      return read("GZIP", bytes, GZIPInputStream::new);
    }
    if (name.endsWith(".zstd") || name.endsWith(".zst")) {
      return read("ZSTD", bytes, ZstdInputStream::new);
    }
    if (bytes.length > LARGEST) {
      throw Items.failed("The object has more than 128 MB.");
    }
    return bytes;
  }

  private interface Format {
    InputStream open(InputStream packed) throws IOException;
  }

  private static byte[] read(String format, byte[] bytes, Format unpacker) throws TaskFailure {
    try (InputStream in = unpacker.open(new ByteArrayInputStream(bytes))) {
      byte[] unpacked = in.readNBytes(LARGEST);
      if (in.read() >= 0) {
        throw Items.failed("The object has more than 128 MB when it is unpacked.");
      }
      return unpacked;
    } catch (IOException | MalformedInputException wrong) {
      throw Items.failed("The object is not in the " + format + " format.");
    }
  }
}
