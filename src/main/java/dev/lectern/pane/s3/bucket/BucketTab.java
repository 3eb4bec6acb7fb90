package dev.lectern.pane.s3.bucket;

import java.util.Optional;
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

  /** Its content, built when first asked for; then always the same node. */
  Node view();

  /** Whether the user changed something that is not saved. */
  ReadOnlyBooleanProperty dirty();

  /** Loads the sub-resource of a bucket; keeps unsaved changes when the bucket is the same. */
  void open(String bucket);

  /** What leaving the bucket would lose, in a sentence; empty when nothing is unsaved. */
  Optional<String> unsaved();

  /** Gives unsaved changes up. */
  void discard();

  /** Drops everything; what still loads brings no result. */
  void close();
}
