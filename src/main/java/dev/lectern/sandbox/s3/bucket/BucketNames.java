package dev.lectern.sandbox.s3.bucket;

import dev.lectern.sandbox.ServiceException;
import java.util.List;
import java.util.regex.Pattern;

/** User Guide, "General purpose bucket naming rules". */
final class BucketNames {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final List<String> RESERVED_STARTS = List.of("xn--", "sthree-", "amzn-s3-demo-");
  private static final List<String> RESERVED_ENDS =
      List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

  private BucketNames() {}

  /**
   * Checks the name of a bucket to be made.
   *
   * @throws ServiceException InvalidBucketName
   */
  static void check(String name) {
    boolean valid =
        SHAPE.matcher(name).matches()
            && !name.contains("..")
            && !ADDRESS.matcher(name).matches()
            && RESERVED_STARTS.stream().noneMatch(name::startsWith)
            && RESERVED_ENDS.stream().noneMatch(name::endsWith);
    if (!valid) {
      throw new ServiceException(400, "InvalidBucketName", "The specified bucket is not valid.")
          .with("BucketName", name);
    }
  }
}
