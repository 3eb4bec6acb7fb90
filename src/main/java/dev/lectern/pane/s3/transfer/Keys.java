package dev.lectern.pane.s3.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** Keys of files, and what of a key becomes a path again. */
final class Keys {

  private Keys() {}

  /** The key of a file below a chosen folder: its path with slashes on every system. */
  static String of(String prefix, Path root, Path file) {
    Path base = root.getParent();
    Path relative = base == null ? file.getFileName() : base.relativize(file);
    StringJoiner key = new StringJoiner("/", prefix, "");
    for (Path name : relative) {
      key.add(name.toString());
    }
    return key.toString();
  }

  /** What all keys have in common, up to a slash. */
  static String commonPrefix(List<String> keys) {
    if (keys.isEmpty()) {
      return "";
    }
    String common = keys.getFirst();
    for (String key : keys) {
      int same = 0;
      int most = Math.min(common.length(), key.length());
      while (same < most && common.charAt(same) == key.charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    return common.substring(0, common.lastIndexOf('/') + 1);
  }
}
