package dev.lectern.pane.s3.versions;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What two versions differ in. */
sealed interface Comparison {

  /** How a line of the newer side stands to the older side. */
  enum Change {
    SAME,
    CHANGED,
    REMOVED,
    ADDED
  }

  /**
   * A line of both sides.
   *
   * @param oldNumber line number at the left, 0 when there is no such line
   * @param newNumber line number at the right, 0 when there is no such line
   */
  record Line(Change change, int oldNumber, String oldText, int newNumber, String newText) {}

  /** Two texts, line by line. */
  record Text(List<Line> lines, int removed, int added, boolean cut) implements Comparison {}

  /** Two pictures. */
  @SuppressWarnings("ArrayRecordComponent")
  record Pictures(byte[] before, byte[] after) implements Comparison {}

  /** Anything else: only size and ETag can be compared. */
  record Other(boolean sameBytes) implements Comparison {}

  /** Compares the first bytes of two versions, the older one first. */
  static Comparison of(
      VersionRow older,
      VersionsGateway.Content before,
      VersionRow newer,
      VersionsGateway.Content after) {
    if (before.contentType().startsWith("image/") && after.contentType().startsWith("image/")) {
      return new Pictures(before.bytes(), after.bytes());
    }
    Optional<List<String>> left = lines(before);
    Optional<List<String>> right = lines(after);
    if (left.isEmpty() || right.isEmpty()) {
      return new Other(older.size() == newer.size() && older.etag().equals(newer.etag()));
    }
    boolean cut = before.bytes().length < before.total() || after.bytes().length < after.total();
    return text(left.get(), right.get(), cut);
  }

  private static Comparison text(List<String> left, List<String> right, boolean cut) {
    List<DiffRow> rows =
        DiffRowGenerator.create()
            .showInlineDiffs(false)
            .lineNormalizer(line -> line)
            .build()
            .generateDiffRows(left, right);
    List<Line> lines = new ArrayList<>(rows.size());
    int oldNumber = 0;
    int newNumber = 0;
    int removed = 0;
    int added = 0;
    for (DiffRow row : rows) {
      Change change =
          switch (row.getTag()) {
            case EQUAL -> Change.SAME;
            case CHANGE -> Change.CHANGED;
            case DELETE -> Change.REMOVED;
            case INSERT -> Change.ADDED;
          };
      boolean hasOld = change != Change.ADDED;
      boolean hasNew = change != Change.REMOVED;
      oldNumber += hasOld ? 1 : 0;
      newNumber += hasNew ? 1 : 0;
      removed += hasOld && change != Change.SAME ? 1 : 0;
      added += hasNew && change != Change.SAME ? 1 : 0;
      lines.add(
          new Line(
              change,
              hasOld ? oldNumber : 0,
              row.getOldLine(),
              hasNew ? newNumber : 0,
              row.getNewLine()));
    }
    return new Text(List.copyOf(lines), removed, added, cut);
  }

  /**
   * The lines of a text; empty when the bytes are none. Where the content was cut, its last
   * character may have been too, and is left out.
   */
  private static Optional<List<String>> lines(VersionsGateway.Content content) {
    byte[] bytes = content.bytes();
    int most = bytes.length < content.total() ? Math.min(3, bytes.length) : 0;
    for (int drop = 0; drop <= most; drop++) {
      Optional<String> text = text(bytes, bytes.length - drop);
      if (text.isPresent()) {
        return text.map(all -> all.lines().toList());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(byte[] bytes, int length) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }
}
