package dev.lectern.sandbox.s3.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of an object, or a delete marker.
 *
 * @param sequence orders the versions of a key, newest highest
 * @param versionId what the API calls it; {@code null} (the text) when it was made without
 *     versioning
 * @param etag without quotes; empty for a delete marker
 * @param owner account id
 * @param checksum null for a delete marker
 * @param detail what listing does not need; {@link Detail#NONE} when it was not read
 */
public record ObjectVersion(
    long sequence,
    String versionId,
    boolean deleteMarker,
    Instant lastModified,
    long size,
    String etag,
    String storageClass,
    String owner,
    @Nullable Checksum checksum,
    Detail detail) {

  /** A version that is yet to be put, so without id. */
  public static ObjectVersion draft(
      Instant lastModified,
      long size,
      String etag,
      String storageClass,
      String owner,
      @Nullable Checksum checksum,
      Detail detail) {
    return new ObjectVersion(
        0, VersionIds.NULL, false, lastModified, size, etag, storageClass, owner, checksum, detail);
  }

  static ObjectVersion marker(Instant lastModified, String owner) {
    return new ObjectVersion(
        0, VersionIds.NULL, true, lastModified, 0, "", "", owner, null, Detail.NONE);
  }

  ObjectVersion as(long newSequence, String newVersionId) {
    return new ObjectVersion(
        newSequence,
        newVersionId,
        deleteMarker,
        lastModified,
        size,
        etag,
        storageClass,
        owner,
        checksum,
        detail);
  }

  /** The same version with changed detail. */
  public ObjectVersion with(Detail newDetail) {
    return new ObjectVersion(
        sequence,
        versionId,
        deleteMarker,
        lastModified,
        size,
        etag,
        storageClass,
        owner,
        checksum,
        newDetail);
  }

  /** The same version in another storage class, as a lifecycle transition makes it. */
  public ObjectVersion withStorageClass(String newClass) {
    return new ObjectVersion(
        sequence,
        versionId,
        deleteMarker,
        lastModified,
        size,
        etag,
        newClass,
        owner,
        checksum,
        detail);
  }

  /** Whether its id is the text {@code null}. */
  public boolean isNull() {
    return versionId.equals(VersionIds.NULL);
  }

  byte[] encode() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(sequence);
      out.writeBoolean(deleteMarker);
      out.writeUTF(versionId);
      out.writeLong(lastModified.toEpochMilli());
      out.writeLong(size);
      out.writeUTF(etag);
      out.writeUTF(storageClass);
      out.writeUTF(owner);
      out.writeBoolean(checksum != null);
      if (checksum != null) {
        out.writeUTF(checksum.algorithm());
        out.writeUTF(checksum.type());
        out.writeUTF(checksum.value());
      }
      detail.encode(out);
      return bytes.toByteArray();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static ObjectVersion decode(byte[] value, boolean withDetail) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(value));
      long sequence = in.readLong();
      boolean deleteMarker = in.readBoolean();
      String versionId = in.readUTF();
      Instant lastModified = Instant.ofEpochMilli(in.readLong());
      long size = in.readLong();
      String etag = in.readUTF();
      String storageClass = in.readUTF();
      String owner = in.readUTF();
      Checksum checksum =
          in.readBoolean() ? new Checksum(in.readUTF(), in.readUTF(), in.readUTF()) : null;
      return new ObjectVersion(
          sequence,
          versionId,
          deleteMarker,
          lastModified,
          size,
          etag,
          storageClass,
          owner,
          checksum,
          withDetail ? Detail.decode(in) : Detail.NONE);
    } catch (IOException cause) {
      throw new UncheckedIOException("an object's record is damaged", cause);
    }
  }

  static boolean isMarker(byte[] value) {
    return value[8] == 1;
  }
}
