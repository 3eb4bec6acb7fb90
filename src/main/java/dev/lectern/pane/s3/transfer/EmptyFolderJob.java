package dev.lectern.pane.s3.transfer;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The empty object that stands for a folder, on its way to a folder of this computer. */
final class EmptyFolderJob extends WholeJob implements Fetched {

  private final Path folder;
  private final String relativeKey;
  private final Targets targets;
  private volatile @Nullable Path target;

  /**
   * @param relativeKey the part of the key that becomes the path below the folder; ends in a slash
   */
  EmptyFolderJob(Path folder, String relativeKey, Targets targets) {
    this.folder = folder;
    this.relativeKey = relativeKey;
    this.targets = targets;
  }

  @Override
  public @Nullable Path target() {
    return target;
  }

  @Override
  void part(Parts parts, int part, Meter meter) throws IOException {
    target = targets.folder(folder, relativeKey);
  }
}
