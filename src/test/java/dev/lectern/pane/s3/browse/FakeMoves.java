package dev.lectern.pane.s3.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fetches whose end the test decides; nothing else moves. */
record FakeMoves(List<CompletableFuture<List<Path>>> fetches) implements Moves {

  @Override
  public void upload(String bucket, String prefix, List<Path> filesOrFolders) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void multipartByHand(String bucket, String prefix) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void download(String bucket, String prefix, List<ObjectRow> objects, Path folder) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<List<Path>> fetch(
      String bucket, String prefix, List<ObjectRow> objects) {
    fetches.add(new CompletableFuture<>());
    return fetches.getLast();
  }

  @Override
  public void edit(String bucket, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void write(String bucket, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void presign(String bucket, String key, @Nullable String versionId) {
    throw new UnsupportedOperationException();
  }
}
