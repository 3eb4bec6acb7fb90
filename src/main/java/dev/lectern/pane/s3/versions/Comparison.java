package dev.lectern.pane.s3.versions;

import dev.lectern.json.JsonIndent;
import dev.lectern.pane.s3.content.DecodedText;
import dev.lectern.pane.s3.content.PictureFacts;
import dev.lectern.pane.s3.versions.VersionsGateway.Content;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.diff.LineDiff;
import dev.lectern.ui.diff.LineDiff.Line;
import dev.lectern.ui.editor.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What two versions differ in; the older one is always the first. */
public sealed interface Comparison {

  /**
   * Two texts, line by line.
   *
   * @param cut whether only the first bytes of one were compared
   * @param indented whether both are JSON and were indented first
   * @param coarse whether they were too different to look for lines that were moved
   * @param syntax what the lines are coloured as
   */
  record Text(
      List<Line> lines,
      int removed,
      int added,
      boolean cut,
      boolean indented,
      boolean coarse,
      Syntax syntax)
      implements Comparison {}

  /** Two pictures, each the whole file. */
  @SuppressWarnings("ArrayRecordComponent")
  record Pictures(byte[] before, PictureFacts beforeFacts, byte[] after, PictureFacts afterFacts)
      implements Comparison {}

  /** One thing that both have. */
  record Fact(String name, String before, String after) {
    boolean same() {
      return before.equals(after);
    }
  }

  /** Anything else: size and hashes. */
  record Other(Verdict verdict, List<Fact> facts) implements Comparison {}

  /** Whether the bytes are the same. */
  enum Verdict {
    SAME,
    DIFFERENT,
    /** Same size, but the hashes that S3 keeps cannot be compared with each other. */
    UNKNOWN
  }

  /** The larger of two limits is needed: both begin like pictures that can be shown. */
  static boolean pictures(Content before, Content after) {
    return picture(before) && picture(after);
  }

  private static boolean picture(Content content) {
    return PictureFacts.of(content.bytes()).filter(PictureFacts::safe).isPresent()
        || (content.bytes().length > 2
            && (content.bytes()[0] & 0xFF) == 0xFF
            && (content.bytes()[1] & 0xFF) == 0xD8);
  }

  /** Compares two versions by their first bytes. */
  static Comparison of(VersionRow older, Content before, VersionRow newer, Content after) {
    Optional<PictureFacts> left = whole(before).flatMap(PictureFacts::of);
    Optional<PictureFacts> right = whole(after).flatMap(PictureFacts::of);
    if (left.filter(PictureFacts::safe).isPresent()
        && right.filter(PictureFacts::safe).isPresent()) {
      return new Pictures(before.bytes(), left.get(), after.bytes(), right.get());
    }
    Optional<DecodedText> one = text(before);
    Optional<DecodedText> other = text(after);
    return one.isPresent() && other.isPresent()
        ? text(one.get().text(), other.get().text(), cut(before) || cut(after))
        : other(older, before, newer, after);
  }

  private static boolean cut(Content content) {
    return content.bytes().length < content.total();
  }

  private static Optional<byte[]> whole(Content content) {
    return cut(content) ? Optional.empty() : Optional.of(content.bytes());
  }

  private static Optional<DecodedText> text(Content content) {
    return DecodedText.of(content.bytes(), cut(content), content.contentType())
        .filter(text -> text.broken() == 0);
  }

  private static Text text(String before, String after, boolean cut) {
    Optional<String> left = cut ? Optional.empty() : indent(before);
    Optional<String> right = cut ? Optional.empty() : indent(after);
    boolean indented =
        left.isPresent()
            && right.isPresent()
            && !(left.get().equals(before.strip()) && right.get().equals(after.strip()));
    LineDiff diff =
        LineDiff.of(
            (indented ? left.get() : before).lines().toList(),
            (indented ? right.get() : after).lines().toList());
    return new Text(
        diff.lines(),
        diff.removed(),
        diff.added(),
        cut,
        indented,
        diff.coarse(),
        Syntax.guess(after.isBlank() ? before : after));
  }

  private static Optional<String> indent(String text) {
    return text.isBlank() ? Optional.of("") : JsonIndent.of(text);
  }

  private static Other other(VersionRow older, Content before, VersionRow newer, Content after) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Size", size(older), size(newer)));
    facts.add(new Fact("ETag", older.etag(), newer.etag()));
    facts.add(new Fact("Content-Type", before.contentType(), after.contentType()));
    TreeSet<String> algorithms = new TreeSet<>(before.checksums().keySet());
    algorithms.addAll(after.checksums().keySet());
    for (String algorithm : algorithms) {
      facts.add(
          new Fact(
              algorithm,
              before.checksums().getOrDefault(algorithm, "–"),
              after.checksums().getOrDefault(algorithm, "–")));
    }
    return new Other(verdict(older, before, newer, after), facts);
  }

  private static String size(VersionRow row) {
    return Format.bytes(row.size())
        + (row.size() < 10 * 1024 ? "" : " (" + Format.number(row.size()) + " B)");
  }

  private static Verdict verdict(
      VersionRow older, Content before, VersionRow newer, Content after) {
    if (older.size() != newer.size()) {
      return Verdict.DIFFERENT;
    }
    if (!cut(before) && !cut(after)) {
      return Arrays.equals(before.bytes(), after.bytes()) ? Verdict.SAME : Verdict.DIFFERENT;
    }
    if (!Arrays.equals(before.bytes(), after.bytes())) {
      return Verdict.DIFFERENT;
    }
    for (String algorithm : before.checksums().keySet()) {
      String other = after.checksums().getOrDefault(algorithm, "");
      String one = before.checksums().getOrDefault(algorithm, "");
      // a composite checksum depends on the sizes of the parts too
      if (!other.isEmpty() && !one.contains("-") && !other.contains("-")) {
        return one.equals(other) ? Verdict.SAME : Verdict.DIFFERENT;
      }
    }
    return older.etag().equals(newer.etag()) ? Verdict.SAME : Verdict.UNKNOWN;
  }
}
