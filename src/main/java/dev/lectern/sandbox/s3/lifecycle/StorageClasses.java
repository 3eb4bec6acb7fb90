package dev.lectern.sandbox.s3.lifecycle;

import java.util.List;

/**
 * Storage classes in the order in which objects may move down (User Guide, "Transitioning objects
 * using Amazon S3 Lifecycle", the waterfall).
 */
final class StorageClasses {

  private static final List<String> WATERFALL =
      List.of(
          "STANDARD",
          "REDUCED_REDUNDANCY",
          "STANDARD_IA",
          "INTELLIGENT_TIERING",
          "ONEZONE_IA",
          "GLACIER_IR",
          "GLACIER",
          "DEEP_ARCHIVE");

  private StorageClasses() {}

  /** Whether an object may move from one class to the other. */
  static boolean colder(String target, String current) {
    return rank(target) > rank(current);
  }

  /** Place in the order; higher is colder. */
  static int rank(String storageClass) {
    return WATERFALL.indexOf(storageClass);
  }

  /** Whether objects below 128 KB move there when small ones are treated by storage class. */
  static boolean takesSmall(String target) {
    return target.equals("GLACIER") || target.equals("DEEP_ARCHIVE");
  }
}
