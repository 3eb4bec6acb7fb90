package dev.lectern.sandbox.s3.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of an object version only reading needs, not listing.
 *
 * @param attributes headers that S3 keeps, by the API's member names: {@code ContentType}, {@code
 *     ServerSideEncryption}, {@code ObjectLockMode}
 * @param metadata user metadata, lower-case names without {@code x-amz-meta-}
 * @param parts of a multipart upload; empty when the object was uploaded whole
 */
public record Detail(
    Map<String, String> attributes,
    Map<String, String> metadata,
    Map<String, String> tags,
    List<Segment> segments,
    List<PartInfo> parts) {

  /** Nothing at all, as a delete marker has it. */
  public static final Detail NONE = new Detail(Map.of(), Map.of(), Map.of(), List.of(), List.of());

  /** Unchangeable, attributes in order of their names, the others as given. */
  public Detail {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    segments = List.copyOf(segments);
    parts = List.copyOf(parts);
  }

  /** An attribute by the API's member name. */
  public Optional<String> attribute(String member) {
    return Optional.ofNullable(attributes.get(member));
  }

  /** The same with an attribute set, or taken away when the value is empty. */
  public Detail withAttribute(String member, String value) {
    Map<String, String> changed = new TreeMap<>(attributes);
    if (value.isEmpty()) {
      changed.remove(member);
    } else {
      changed.put(member, value);
    }
    return new Detail(changed, metadata, tags, segments, parts);
  }

  /** The same with other tags. */
  public Detail withTags(Map<String, String> newTags) {
    return new Detail(attributes, metadata, newTags, segments, parts);
  }

  /** The same with another content. */
  public Detail withContent(List<Segment> newSegments, List<PartInfo> newParts) {
    return new Detail(attributes, metadata, tags, newSegments, newParts);
  }

  void encode(DataOutput out) throws IOException {
    encode(out, attributes);
    encode(out, metadata);
    encode(out, tags);
    out.writeInt(segments.size());
    for (Segment segment : segments) {
      out.writeLong(segment.blob());
      out.writeLong(segment.offset());
      out.writeLong(segment.length());
    }
    out.writeInt(parts.size());
    for (PartInfo part : parts) {
      out.writeInt(part.number());
      out.writeLong(part.size());
      out.writeUTF(part.checksum());
    }
  }

  static Detail decode(DataInput in) throws IOException {
    Map<String, String> attributes = decodeMap(in);
    Map<String, String> metadata = decodeMap(in);
    Map<String, String> tags = decodeMap(in);
    int count = in.readInt();
    List<Segment> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      segments.add(new Segment(in.readLong(), in.readLong(), in.readLong()));
    }
    int partCount = in.readInt();
    List<PartInfo> parts = new ArrayList<>(partCount);
    for (int i = 0; i < partCount; i++) {
      parts.add(new PartInfo(in.readInt(), in.readLong(), in.readUTF()));
    }
    return new Detail(attributes, metadata, tags, segments, parts);
  }

  private static void encode(DataOutput out, Map<String, String> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  private static Map<String, String> decodeMap(DataInput in) throws IOException {
    int count = in.readInt();
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      map.put(in.readUTF(), in.readUTF());
    }
    return map;
  }
}
