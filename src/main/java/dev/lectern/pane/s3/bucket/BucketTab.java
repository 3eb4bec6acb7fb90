package dev.lectern.pane.s3.bucket;

import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;

/**
 * One sub-resource of a bucket in a tab: its policy, its CORS rules and so on. It loads when it is
 * opened, and a refusal by AWS shows in this tab only. FX thread.
 */
public interface BucketTab {

  /** Stable id, for example {@code s3-tab-policy}. */
  String id();

  /** Text of the tab. */
  String title();

  /** Ikonli Feather literal. */
  String icon();

  /** Its content; always the same node. */
  Node view();

  /** Whether the user changed something that is not saved. */
  ReadOnlyBooleanProperty dirty();

  /** Loads the sub-resource of a bucket; keeps unsaved changes when the bucket is the same. */
  void open(String bucket);

  /**
   * Asks the user what to do with unsaved changes, when there are any. Completes with true when the
   * bucket may be left: nothing was unsaved, or the user gave the changes up.
   */
  CompletableFuture<Boolean> mayLeave();

  /** Drops everything; what still loads brings no result. */
  void close();
}
