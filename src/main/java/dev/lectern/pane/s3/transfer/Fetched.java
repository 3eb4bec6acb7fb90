package dev.lectern.pane.s3.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What becomes a file or a folder of this computer. */
interface Fetched {

  /** The file or folder that it becomes; null until known. */
  @Nullable Path target();
}
