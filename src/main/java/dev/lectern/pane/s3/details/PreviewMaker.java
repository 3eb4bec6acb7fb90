package dev.lectern.pane.s3.details;

import dev.lectern.json.JsonIndent;
import dev.lectern.pane.s3.content.Csv;
import dev.lectern.pane.s3.content.DecodedText;
import dev.lectern.pane.s3.content.HexDump;
import dev.lectern.pane.s3.content.PictureFacts;
import dev.lectern.pane.s3.content.Unpacked;
import dev.lectern.pane.s3.details.Headers.Name;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Start;
import dev.lectern.pane.s3.details.Preview.Body;
import dev.lectern.pane.s3.details.Preview.Mode;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides by type, name and bytes how the start of an object is shown. Pure, any thread. */
final class PreviewMaker {

  /** The largest picture file that is loaded. */
  static final int MOST_PICTURE = 5 * 1024 * 1024;

  /** Bytes that are dumped: more than that nobody reads. */
  static final int MOST_HEX = 32 * 1024;

  /** The most bytes that are unpacked from gzip. */
  static final int MOST_UNPACKED = 256 * 1024;

  private final Texts texts;

  PreviewMaker(Texts texts) {
    this.texts = texts;
  }

  /**
   * Whether the start is that of a picture that can be shown, so that all of it is worth loading.
   */
  static boolean picture(Start start) {
    byte[] bytes = start.bytes();
    return bytes.length > 8
        && (PictureFacts.of(bytes).isPresent() || ((bytes[0] & 0xFF) == 0xFF && bytes[1] == -40));
  }

  /** The start as it is shown. */
  Preview of(String key, Head head, Start start, Mode mode) {
    List<String> notes = new ArrayList<>();
    byte[] bytes = start.bytes();
    boolean cut = bytes.length < start.total();
    Body body;
    if (start.total() == 0) {
      body = new Body.Empty();
    } else if (mode == Mode.HEX) {
      body = hex(bytes, notes);
    } else {
      Optional<Unpacked> unpacked =
          mode == Mode.AUTO ? unpack(head, bytes, notes) : Optional.empty();
      byte[] readable = unpacked.map(Unpacked::bytes).orElse(bytes);
      body = readable(key, head, readable, unpacked.map(Unpacked::more).orElse(cut), mode, notes);
    }
    return new Preview(body, List.copyOf(notes), bytes.length, start.total());
  }

  private Optional<Unpacked> unpack(Head head, byte[] bytes, List<String> notes) {
    boolean said =
        head.headers().get(Name.CONTENT_ENCODING).toLowerCase(Locale.ROOT).contains("gzip");
    boolean packed = Unpacked.packed(bytes);
    if (said && !packed) {
      notes.add(texts.get("preview.gzip.false"));
    }
    Optional<Unpacked> unpacked = packed ? Unpacked.gzip(bytes, MOST_UNPACKED) : Optional.empty();
    if (packed) {
      notes.add(
          texts.get(
              unpacked.isEmpty()
                  ? "preview.gzip.damaged"
                  : said ? "preview.gzip.said" : "preview.gzip.unsaid"));
    }
    return unpacked;
  }

  private Body readable(
      String key, Head head, byte[] bytes, boolean cut, Mode mode, List<String> notes) {
    if (mode == Mode.AUTO) {
      Optional<Body> picture = picture(bytes, cut, head.size(), notes);
      if (picture.isPresent()) {
        return picture.get();
      }
    }
    Optional<DecodedText> decoded =
        DecodedText.of(bytes, cut, head.headers().get(Name.CONTENT_TYPE));
    if (decoded.isEmpty()) {
      if (mode == Mode.TEXT) {
        notes.add(texts.get("preview.no.text"));
      }
      return hex(bytes, notes);
    }
    DecodedText text = decoded.get();
    encoding(text, notes);
    return mode == Mode.TEXT
        ? new Body.Text(text.text(), syntax(key, type(head), text.text()))
        : structured(key, head, text.text(), cut, notes);
  }

  private Optional<Body> picture(byte[] bytes, boolean cut, long size, List<String> notes) {
    Optional<PictureFacts> facts = PictureFacts.of(bytes);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    PictureFacts picture = facts.get();
    if (!picture.safe()) {
      notes.add(
          texts.get(
              "preview.picture.bomb",
              picture.format(),
              picture.width(),
              picture.height(),
              picture.frames(),
              PictureFacts.MOST_PIXELS / 1_000_000));
      return Optional.of(hex(bytes, notes));
    }
    if (cut) {
      notes.add(texts.get("preview.picture.large", Format.bytes(size), Format.bytes(MOST_PICTURE)));
      return Optional.of(hex(bytes, notes));
    }
    return Optional.of(new Body.Picture(bytes, picture));
  }

  private Body structured(String key, Head head, String text, boolean cut, List<String> notes) {
    Syntax syntax = syntax(key, type(head), text);
    if (syntax == Syntax.JSON) {
      Optional<String> indented = cut ? Optional.empty() : JsonIndent.of(text);
      if (indented.isPresent() && !indented.get().equals(text.strip())) {
        notes.add(texts.get("preview.json.indented"));
      } else if (indented.isEmpty() && !cut && is(key, type(head), "json")) {
        notes.add(texts.get("preview.json.invalid"));
      }
      return new Body.Text(indented.orElse(text), syntax);
    }
    if (is(key, type(head), "csv")
        || is(key, type(head), "tab-separated-values")
        || key.endsWith(".tsv")) {
      Csv csv = Csv.of(text, cut);
      if (csv.table()) {
        return new Body.Table(csv);
      }
    }
    return new Body.Text(text, syntax);
  }

  /** The language of a text by its content type, its name, or itself. */
  static Syntax syntax(String key, String type, String text) {
    if (is(key, type, "json")) {
      return Syntax.JSON;
    }
    if (is(key, type, "xml") || is(key, type, "html") || is(key, type, "svg")) {
      return Syntax.XML;
    }
    if (key.endsWith(".java")) {
      return Syntax.JAVA;
    }
    if (key.endsWith(".sh")) {
      return Syntax.SHELL;
    }
    boolean named = key.lastIndexOf('.') > key.lastIndexOf('/') + 1;
    return named ? Syntax.PLAIN : Syntax.guess(text);
  }

  private static String type(Head head) {
    return head.headers().get(Name.CONTENT_TYPE);
  }

  /** Whether the content type or the end of the key names a kind. */
  private static boolean is(String key, String type, String kind) {
    return type.toLowerCase(Locale.ROOT).contains(kind)
        || key.toLowerCase(Locale.ROOT).endsWith("." + kind);
  }

  private void encoding(DecodedText text, List<String> notes) {
    if (text.broken() > 0) {
      notes.add(texts.get("preview.broken", text.charset(), text.broken()));
    } else if (text.mark()) {
      notes.add(texts.get("preview.mark", text.charset()));
    } else if (!text.charset().equals("UTF-8")) {
      notes.add(texts.get("preview.charset", text.charset()));
    }
  }

  private Body hex(byte[] bytes, List<String> notes) {
    if (bytes.length > MOST_HEX) {
      notes.add(texts.get("preview.hex.cut", Format.bytes(MOST_HEX)));
    }
    return new Body.Hex(HexDump.of(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_HEX))));
  }
}
