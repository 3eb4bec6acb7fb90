package dev.lectern.pane.s3.transfer;

/**
 * How a file is cut into parts.
 *
 * @param size bytes in all
 * @param partSize bytes of every part but the last; the size itself when there is one part only
 * @param parts their number, 1 to 10,000
 */
public record PartPlan(long size, long partSize, int parts) {

  static final long MIB = 1024 * 1024;

  /** Files up to this size go in one request. */
  public static final long THRESHOLD = 16 * MIB;

  private static final long PREFERRED = 8 * MIB;
  private static final int MOST_PARTS = 10_000;

  /** Largest object that S3 takes: 10,000 parts of 5 GiB ("Amazon S3 multipart upload limits"). */
  public static final long LARGEST = MOST_PARTS * 5L * 1024 * MIB;

  /**
   * The plan for that many bytes: parts of 8 MiB, larger ones when 10,000 would not do.
   *
   * @throws IllegalArgumentException when no plan can hold them
   */
  public static PartPlan of(long size) {
    if (size < 0 || size > LARGEST) {
      throw new IllegalArgumentException("No upload can have " + size + " bytes");
    }
    if (size <= THRESHOLD) {
      return new PartPlan(size, size, 1);
    }
    long needed = (size + MOST_PARTS - 1) / MOST_PARTS;
    return of(size, Math.max(PREFERRED, (needed + MIB - 1) / MIB * MIB));
  }

  /** The plan with a given part size, for an upload that was begun with it. */
  public static PartPlan of(long size, long partSize) {
    return new PartPlan(size, partSize, (int) Math.max(1, (size + partSize - 1) / partSize));
  }

  /** Whether it takes more than one request. */
  public boolean several() {
    return parts > 1;
  }

  /** First byte of a part, from 0; parts are counted from 0. */
  public long offset(int part) {
    return part * partSize;
  }

  /** Bytes of a part. */
  public long length(int part) {
    return Math.min(partSize, size - offset(part));
  }
}
