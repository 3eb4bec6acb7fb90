package dev.lectern.sandbox.s3.object;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.ByteRange;
import dev.lectern.sandbox.s3.content.Content;
import dev.lectern.sandbox.s3.content.Digests;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.ObjectHeaders;
import dev.lectern.sandbox.s3.content.Preconditions;
import dev.lectern.sandbox.s3.content.Tags;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * API {@code CopyObject}. The bytes are shared, not copied; they are read again only where the copy
 * has another ETag or checksum than its source.
 */
record CopyObject(S3State state) implements Operation {

  private static final long MOST = 5L << 30;

  @Override
  public Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    Bucket bucket = state.buckets().require(call);
    String key = call.input().path("Key").asString("");
    ObjectHeaders.checkKey(key);
    Preconditions.checkWrite(input);
    CopySource source = CopySource.of(state, call);
    ObjectVersion from = source.require(state, null, input);
    if (from.size() > MOST) {
      throw S3Errors.invalidRequest(
          "The specified copy source is larger than the maximum allowable size for a copy source: "
              + MOST);
    }
    boolean replace = directive(input, "MetadataDirective");
    boolean retag = directive(input, "TaggingDirective");
    checkSelf(input, bucket, key, source, replace);
    Map<String, String> attributes =
        new TreeMap<>(
            replace ? ObjectHeaders.content(input) : ObjectHeaders.content(from.detail()));
    attributes.putAll(ObjectHeaders.placement(call, bucket));
    ObjectHeaders headers =
        new ObjectHeaders(
            attributes,
            replace ? ObjectHeaders.metadata(input) : from.detail().metadata(),
            retag ? Tags.ofHeader(input.path("Tagging").asString("")) : from.detail().tags(),
            ObjectHeaders.storageClass(input));
    Digested digested = digest(input, from, attributes);
    ObjectVersion added =
        Preconditions.put(
            state,
            call,
            bucket,
            key,
            (tx, current) -> {
              ObjectVersion still = source.require(state, tx, input);
              if (still.sequence() != from.sequence()) {
                throw new ServiceException(
                    409,
                    "OperationAborted",
                    "A conflicting conditional operation is currently in progress against this"
                        + " resource. Please try again.");
              }
              still.detail().segments().forEach(segment -> tx.retain(segment.blob()));
              return ObjectVersion.draft(
                  call.now().truncatedTo(ChronoUnit.SECONDS),
                  still.size(),
                  digested.etag(),
                  headers.storageClass(),
                  Lookup.owner(call, current),
                  digested.checksum(),
                  headers.detail(still.detail().segments(), List.of()));
            });
    return Reply.of(output(bucket, key, source, from, added));
  }

  private static boolean directive(ObjectNode input, String member) {
    String value = input.path(member).asString("COPY");
    if (!value.equals("COPY") && !value.equals("REPLACE")) {
      throw S3Errors.invalidArgument(
          "Unknown " + (member.startsWith("Meta") ? "metadata" : "tagging") + " directive.",
          member.startsWith("Meta") ? "x-amz-metadata-directive" : "x-amz-tagging-directive",
          value);
    }
    return value.equals("REPLACE");
  }

  private static void checkSelf(
      ObjectNode input, Bucket bucket, String key, CopySource source, boolean replace) {
    boolean same =
        source.bucket().id() == bucket.id()
            && source.key().equals(key)
            && source.versionId().isEmpty();
    boolean changes =
        replace
            || input.has("StorageClass")
            || input.has("WebsiteRedirectLocation")
            || input.has("ServerSideEncryption")
            || input.has("SSECustomerAlgorithm");
    if (same && !changes) {
      throw S3Errors.invalidRequest(
          "This copy request is illegal because it is trying to copy an object to itself without"
              + " changing the object's metadata, storage class, website redirect location or"
              + " encryption attributes.");
    }
  }

  private record Digested(String etag, Checksum checksum) {}

  /** A copy is uploaded whole, whatever its source was: its ETag and checksum are of all bytes. */
  private Digested digest(ObjectNode input, ObjectVersion from, Map<String, String> attributes)
      throws IOException {
    Checksum before = from.checksum();
    String asked = input.path("ChecksumAlgorithm").asString("");
    ChecksumAlgorithm algorithm =
        Digests.algorithm(
            !asked.isEmpty() ? asked : before == null ? "CRC64NVME" : before.algorithm());
    boolean sameChecksum =
        before != null
            && before.type().equals(Checksum.FULL_OBJECT)
            && before.algorithm().equals(algorithm.name());
    boolean sameEtag =
        !from.etag().contains("-")
            && Encryption.plain(from.detail().attributes())
            && Encryption.plain(attributes);
    if (sameChecksum && sameEtag && before != null) {
      return new Digested(from.etag(), before);
    }
    try (Content content =
        Content.open(state.store(), from.detail().segments(), new ByteRange(0, from.size()))) {
      Digests.Result result = content.digest(Digests.of(algorithm));
      return new Digested(
          Encryption.etag(attributes, result.md5()),
          new Checksum(algorithm.name(), Checksum.FULL_OBJECT, result.checksum(algorithm)));
    }
  }

  private static ObjectNode output(
      Bucket bucket, String key, CopySource source, ObjectVersion from, ObjectVersion added) {
    ObjectNode output = Json.object();
    ObjectNode result = output.putObject("CopyObjectResult");
    result.put("ETag", Answers.quoted(added.etag()));
    Times.put(result, "LastModified", added.lastModified());
    Answers.checksum(result, added.checksum());
    source.putVersionId(output, from);
    Answers.version(output, bucket, added);
    Answers.expiration(output, bucket, key, added);
    Encryption.answer(output, added.detail().attributes());
    return output;
  }
}
