package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.content.Csv;
import dev.lectern.pane.s3.content.PictureFacts;
import dev.lectern.ui.editor.Syntax;
import java.util.List;

/**
 * The start of an object as a person reads it.
 *
 * @param body what is shown
 * @param notes what must be known of it, in sentences: encoding, packing, what was left out
 * @param loaded bytes that were loaded
 * @param total bytes of the object
 */
record Preview(Body body, List<String> notes, long loaded, long total) {

  /** How the user wants to see it. */
  enum Mode {
    /** By type and bytes. */
    AUTO,
    /** Text as it stands. */
    TEXT,
    /** Bytes. */
    HEX
  }

  /** What is shown. */
  sealed interface Body {

    /** An object of no bytes. */
    record Empty() implements Body {}

    /** Text, indented when it is JSON. */
    record Text(String text, Syntax syntax) implements Body {}

    /** Rows and columns. */
    record Table(Csv csv) implements Body {}

    /** A picture; the bytes are the whole file. */
    @SuppressWarnings("ArrayRecordComponent")
    record Picture(byte[] bytes, PictureFacts facts) implements Body {}

    /** Bytes. */
    record Hex(String dump) implements Body {}
  }

  /** Whether the object goes on behind what was loaded. */
  boolean cut() {
    return loaded < total;
  }
}
