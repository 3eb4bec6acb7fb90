package dev.lectern.pane.s3.access;

/**
 * Keys and XML. A key may have any character of Unicode, XML 1.0 may not ("Extensible Markup
 * Language (XML) 1.0", production 2): a batch that names such a key is refused as a whole.
 */
public final class XmlKeys {

  private XmlKeys() {}

  /** Whether a request in XML can name the key. */
  public static boolean fit(String key) {
    return key.codePoints().allMatch(XmlKeys::fits);
  }

  private static boolean fits(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || character >= 0x20 && character <= 0xD7FF
        || character >= 0xE000 && character <= 0xFFFD
        || character >= 0x10000;
  }
}
