package dev.lectern.calc;

import java.util.List;

/**
 * Storage classes of S3 in the order in which objects may move down (User Guide, "Transitioning
 * objects using Amazon S3 Lifecycle", the waterfall).
 */
public final class StorageClasses {

  /** Bytes; smaller objects move only where a rule or the treatment by class says so. */
  public static final long SMALL = 128 * 1024;

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

  /** Whether there is a class of this name. */
  public static boolean known(String storageClass) {
    return WATERFALL.contains(storageClass);
  }

  /** Whether an object may move from one class to the other. */
  public static boolean colder(String target, String current) {
    return rank(target) > rank(current);
  }

  /** Place in the order; higher is colder. */
  public static int rank(String storageClass) {
    return WATERFALL.indexOf(storageClass);
  }

  /** Whether small objects move there when they are treated by storage class. */
  public static boolean takesSmall(String target) {
    return target.equals("GLACIER") || target.equals("DEEP_ARCHIVE");
  }
}
