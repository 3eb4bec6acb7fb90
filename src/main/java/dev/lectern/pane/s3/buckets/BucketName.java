package dev.lectern.pane.s3.buckets;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules for names of general purpose buckets, one by one, so that a form can show which of them
 * a name keeps ("General purpose bucket naming rules").
 */
public enum BucketName {
  LENGTH,
  CHARACTERS,
  ENDS,
  DOTS,
  NOT_AN_ADDRESS,
  RESERVED;

  private static final Pattern CHARACTER_SET = Pattern.compile("[a-z0-9.-]*");
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final List<String> PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
  private static final List<String> SUFFIXES =
      List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3", "-an");

  /** Whether a name keeps this rule. */
  public boolean keptBy(String name) {
    return switch (this) {
      case LENGTH -> name.length() >= 3 && name.length() <= 63;
      case CHARACTERS -> CHARACTER_SET.matcher(name).matches();
      case ENDS -> !name.isEmpty() && end(name.charAt(0)) && end(name.charAt(name.length() - 1));
      case DOTS -> !name.contains("..");
      case NOT_AN_ADDRESS -> !ADDRESS.matcher(name).matches();
      case RESERVED ->
          PREFIXES.stream().noneMatch(name::startsWith)
              && SUFFIXES.stream().noneMatch(name::endsWith);
    };
  }

  /** Whether a name keeps all rules. */
  public static boolean valid(String name) {
    for (BucketName rule : values()) {
      if (!rule.keptBy(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean end(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
