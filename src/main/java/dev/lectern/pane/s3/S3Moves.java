package dev.lectern.pane.s3;

import dev.lectern.pane.PaneContext;
import dev.lectern.pane.s3.browse.Moves;
import dev.lectern.pane.s3.browse.ObjectRow;
import dev.lectern.pane.s3.details.TextEditing;
import dev.lectern.pane.s3.presign.PresignGateway;
import dev.lectern.pane.s3.presign.PresignView;
import dev.lectern.pane.s3.transfer.MediaTypes;
import dev.lectern.pane.s3.transfer.ObjectRef;
import dev.lectern.pane.s3.transfer.Transfers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Uploads and downloads through the queue of the pane, which is shown when it gets work. */
final class S3Moves implements Moves {

  private final PaneContext context;
  private final PresignGateway urls;
  private final Transfers transfers;
  private final TextEditing editing;
  private final Runnable show;

  S3Moves(
      PaneContext context,
      PresignGateway urls,
      Transfers transfers,
      TextEditing editing,
      Runnable show) {
    this.editing = editing;
    this.context = context;
    this.urls = urls;
    this.transfers = transfers;
    this.show = show;
  }

  @Override
  public void upload(String bucket, String prefix, List<Path> filesOrFolders) {
    show.run();
    transfers.upload(bucket, prefix, filesOrFolders);
  }

  @Override
  public void multipartByHand(String bucket, String prefix) {
    show.run();
    transfers.multipartByHand(bucket, prefix);
  }

  @Override
  public void download(String bucket, String prefix, List<ObjectRow> objects, Path folder) {
    show.run();
    transfers.download(prefix, refs(bucket, objects), folder);
  }

  @Override
  public CompletableFuture<List<Path>> fetch(
      String bucket, String prefix, List<ObjectRow> objects) {
    show.run();
    return transfers.fetch(prefix, refs(bucket, objects));
  }

  private static List<ObjectRef> refs(String bucket, List<ObjectRow> objects) {
    return objects.stream().map(row -> new ObjectRef(bucket, row.key(), null, row.size())).toList();
  }

  @Override
  public void edit(String bucket, String key) {
    editing.edit(bucket, key);
  }

  @Override
  public void write(String bucket, String key) {
    editing.create(bucket, key, MediaTypes.ofText(key));
  }

  @Override
  public void presign(String bucket, String key, @Nullable String versionId) {
    new PresignView(context, urls).show(bucket, key, versionId);
  }
}
