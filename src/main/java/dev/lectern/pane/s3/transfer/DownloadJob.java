package dev.lectern.pane.s3.transfer;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * An object on its way to a file: ranges into a hidden file beside the target, which gets its name
 * when all of it is there. If-Match on every range: a mix of two objects never comes about.
 */
final class DownloadJob extends Job implements Fetched {

  private final TransferGateway gateway;
  private final ObjectRef object;
  private final Path folder;
  private final String relativeKey;
  private final Targets targets;
  private volatile TransferGateway.@Nullable Head head;
  private volatile @Nullable Path target;
  private volatile @Nullable Path partial;

  /**
   * @param relativeKey the part of the key that becomes the path below the folder
   */
  DownloadJob(
      TransferGateway gateway, ObjectRef object, Path folder, String relativeKey, Targets targets) {
    this.gateway = gateway;
    this.object = object;
    this.folder = folder;
    this.relativeKey = relativeKey;
    this.targets = targets;
  }

  @Override
  public @Nullable Path target() {
    return target;
  }

  @Override
  Parts begin() throws IOException {
    clean();
    TransferGateway.Head found = gateway.head(object);
    head = found;
    Path file = targets.claim(folder, relativeKey);
    target = file;
    partial = Files.createTempFile(file.getParent(), ".lectern-", ".part");
    return new Parts(PartPlan.of(found.size()));
  }

  @Override
  void part(Parts parts, int part, Meter meter) throws IOException {
    TransferGateway.Head expected = required(head);
    long from = parts.plan().offset(part);
    long length = parts.plan().length(part);
    meter.restart();
    try (FileChannel channel = FileChannel.open(required(partial), StandardOpenOption.WRITE)) {
      long[] at = {from};
      gateway.read(
          object,
          expected.etag(),
          !parts.plan().several(),
          from,
          from + length - 1,
          (bytes, count) -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
              at[0] += channel.write(buffer, at[0]);
            }
            meter.add(count);
          });
      if (at[0] != from + length) {
        throw new IOException("The connection ended before all bytes of the range had come.");
      }
    }
  }

  @Override
  void finish(Parts parts) throws IOException {
    Path from = required(partial);
    while (true) {
      Path to = required(target);
      try {
        // in the same folder a move is a rename: the file is there whole or not at all
        Files.move(from, to);
        partial = null;
        targets.release(to);
        return;
      } catch (FileAlreadyExistsException takenMeanwhile) {
        targets.release(to);
        target = targets.claim(folder, relativeKey);
      }
    }
  }

  @Override
  boolean startsAnew(UserProblem failure) {
    String code = failure.code();
    return code != null && code.startsWith("412");
  }

  @Override
  void clean() throws IOException {
    Path left = partial;
    if (left != null) {
      Files.deleteIfExists(left);
      partial = null;
    }
    Path claimed = target;
    if (claimed != null) {
      targets.release(claimed);
      target = null;
    }
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new ProblemException(
          UserProblem.of("The download was not begun.", "It has no file yet.", "Try again."));
    }
    return value;
  }
}
