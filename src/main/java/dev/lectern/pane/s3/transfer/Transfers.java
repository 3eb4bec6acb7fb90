package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.PaneContext;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Uploads and downloads of a session, and the view that shows them. FX thread. */
public final class Transfers implements AutoCloseable {

  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
  private final StackPane view = new StackPane();

  /**
   * @param changed told the name of a bucket when objects in it were written
   */
  public Transfers(PaneContext context, Consumer<String> changed) {}

  /** The list of transfers with the parts of the chosen one; always the same node. */
  public Node view() {
    return view;
  }

  /** Number of transfers that wait or run. */
  public ReadOnlyIntegerProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /**
   * Uploads files, and folders with all that is in them, under a prefix; keys keep the path below
   * the chosen folder.
   */
  public void upload(String bucket, String prefix, List<Path> filesOrFolders) {}

  /** Downloads objects into a folder. */
  public void download(String bucket, List<ObjectRef> objects, Path folder) {}

  /** Opens the panel in which the steps of a multipart upload are done one by one. */
  public void multipartByHand(String bucket, String prefix) {}

  /** Stops what runs; multipart uploads that were begun can be resumed later. */
  @Override
  public void close() {}
}
