package dev.lectern.pane.s3.transfer;

import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The empty object that stands for a folder, on its way to a folder of this computer. */
final class EmptyFolderJob extends Job implements Fetched {

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
  Parts begin() {
    return new Parts(PartPlan.of(0));
  }

  @Override
  void part(Parts parts, int part, Meter meter) throws IOException {
    target = targets.folder(folder, relativeKey);
  }

  @Override
  void finish(Parts parts) {
    // the one folder was all of it
  }

  @Override
  void clean() {
    // nothing is ever half done
  }

  @Override
  boolean startsAnew(UserProblem failure) {
    return false;
  }
}
