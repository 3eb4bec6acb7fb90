package dev.lectern.pane.s3.bucket;

import dev.lectern.pane.PaneContext;
import java.util.List;

/** All tabs of a bucket beside its objects. */
public final class BucketTabs {

  private BucketTabs() {}

  /** New tabs in the order in which they are shown; nothing is called before one is opened. */
  public static List<BucketTab> create(PaneContext context) {
    return List.of();
  }
}
