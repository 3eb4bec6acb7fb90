package dev.lectern.calc;

import java.util.zip.Checksum;

/** CRC-64/NVME (NVM Express Command Set, "64b CRC"), eight bytes at a step. For one thread. */
final class Crc64 implements Checksum {

  /** The polynomial, bits reversed. */
  static final long POLYNOMIAL = 0x9A6C_9329_AC4B_C9B5L;

  private static final long[][] TABLE = table();

  private long crc = ~0L;

  private static long[][] table() {
    long[][] table = new long[8][256];
    for (int i = 0; i < 256; i++) {
      long value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
      }
      table[0][i] = value;
    }
    for (int i = 0; i < 256; i++) {
      for (int step = 1; step < 8; step++) {
        long before = table[step - 1][i];
        table[step][i] = (before >>> 8) ^ table[0][(int) before & 0xff];
      }
    }
    return table;
  }

  @Override
  public void update(int b) {
    crc = (crc >>> 8) ^ TABLE[0][((int) crc ^ b) & 0xff];
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    long value = crc;
    while (end - at >= 8) {
      value ^= littleEndian(bytes, at);
      value =
          TABLE[7][(int) value & 0xff]
              ^ TABLE[6][(int) (value >>> 8) & 0xff]
              ^ TABLE[5][(int) (value >>> 16) & 0xff]
              ^ TABLE[4][(int) (value >>> 24) & 0xff]
              ^ TABLE[3][(int) (value >>> 32) & 0xff]
              ^ TABLE[2][(int) (value >>> 40) & 0xff]
              ^ TABLE[1][(int) (value >>> 48) & 0xff]
              ^ TABLE[0][(int) (value >>> 56)];
      at += 8;
    }
    crc = value;
    while (at < end) {
      update(bytes[at++]);
    }
  }

  private static long littleEndian(byte[] bytes, int at) {
    long value = 0;
    for (int i = 7; i >= 0; i--) {
      value = value << 8 | (bytes[at + i] & 0xff);
    }
    return value;
  }

  @Override
  public long getValue() {
    return ~crc;
  }

  @Override
  public void reset() {
    crc = ~0L;
  }
}
