package dev.lectern.pane.s3.browse;

import java.util.Comparator;

/**
 * The order in which S3 lists keys: by the bytes of their UTF-8 ("ListObjectsV2"). Java's order of
 * strings is that of UTF-16, which puts characters beyond U+FFFF before U+E000 to U+FFFF.
 */
enum KeyOrder implements Comparator<String> {
  UTF_8;

  @Override
  public int compare(String a, String b) {
    int most = Math.min(a.length(), b.length());
    for (int i = 0; i < most; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean leftBeyond = Character.isSurrogate(left);
        boolean rightBeyond = Character.isSurrogate(right);
        return leftBeyond == rightBeyond ? left - right : leftBeyond ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
