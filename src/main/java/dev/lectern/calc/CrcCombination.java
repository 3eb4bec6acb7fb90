package dev.lectern.calc;

/**
 * The CRC of two runs of bytes from the CRC of each: multiplication by a power of x modulo the
 * polynomial, by repeated squaring of a bit matrix (Mark Adler's method in zlib).
 */
final class CrcCombination {

  private CrcCombination() {}

  /**
   * @param polynomial bits reversed
   * @param bits 32 or 64
   * @param secondLength bytes of the second run
   */
  static long combine(long polynomial, int bits, long first, long second, long secondLength) {
    long[] oneBit = new long[bits];
    oneBit[0] = polynomial;
    for (int i = 1; i < bits; i++) {
      oneBit[i] = 1L << (i - 1);
    }
    // Three squarings make the matrix of eight zero bits, one byte.
    long[] zeros = square(square(square(oneBit)));
    long shifted = first;
    for (long length = secondLength; length != 0; length >>>= 1) {
      if ((length & 1) != 0) {
        shifted = times(zeros, shifted);
      }
      zeros = square(zeros);
    }
    return shifted ^ second;
  }

  private static long times(long[] matrix, long vector) {
    long sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      if ((vector >>> i & 1) != 0) {
        sum ^= matrix[i];
      }
    }
    return sum;
  }

  private static long[] square(long[] matrix) {
    long[] result = new long[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      result[i] = times(matrix, matrix[i]);
    }
    return result;
  }
}
