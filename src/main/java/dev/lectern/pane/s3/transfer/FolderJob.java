package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.access.LongKeys;

/**
 * An empty folder on its way: S3 has no folders, so it becomes an empty object whose key ends in a
 * slash, as the S3 console does it ("Organizing objects in the Amazon S3 console by using
 * folders").
 */
final class FolderJob extends WholeJob {

  private final TransferGateway gateway;
  private final String bucket;
  private final String key;

  FolderJob(TransferGateway gateway, String bucket, String key) {
    this.gateway = gateway;
    this.bucket = bucket;
    this.key = key;
  }

  @Override
  Parts begin() {
    LongKeys.checkUpload(key);
    return super.begin();
  }

  @Override
  void part(Parts parts, int part, Meter meter) {
    gateway.folder(bucket, key);
  }
}
