package dev.lectern.model;

/**
 * A member of a structure.
 *
 * @param name AWS's name, for example {@code VersionId}
 * @param wireName name where it travels, for example {@code x-amz-version-id}
 * @param location where it travels
 * @param shape its type
 * @param required whether a request without it is refused
 * @param payload whether it is the whole body, its own root element in XML
 * @param attribute whether it is an XML attribute ({@code xsi:type} of a Grantee)
 */
public record Member(
    String name,
    String wireName,
    Location location,
    Shape shape,
    boolean required,
    boolean payload,
    boolean attribute) {

  /** Where a member travels in an HTTP message. */
  public enum Location {
    PATH,
    QUERY,
    HEADER,
    /** All headers that begin with the wire name: {@code x-amz-meta-}. */
    HEADER_MAP,
    STATUS,
    BODY
  }
}
