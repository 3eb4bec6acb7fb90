package dev.lectern.sandbox.stepfunctions.parquet;

/** Where a file's bytes come from, in any order. */
public interface Source {

  /**
   * The source, not the file, is to blame. Unchecked, so that it comes through the library as it
   * is.
   */
  final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public Unreadable(Exception cause) {
      super(cause);
    }
  }

  /** Bytes of the file. */
  long length();

  /**
   * Reads bytes that lie within the file. May block.
   *
   * @throws Unreadable that they cannot be had
   */
  byte[] read(long from, int length);
}
