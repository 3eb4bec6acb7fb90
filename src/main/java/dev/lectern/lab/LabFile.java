package dev.lectern.lab;

import org.jspecify.annotations.Nullable;

/**
 * A file that the lab makes for the learner to work with: a text with the learner's values, or
 * bytes drawn from the learner's id, so that every learner's file is another one.
 *
 * @param name file name; may stand in a folder of its own, {@code release-2/cfg.json}
 * @param bytes length of drawn bytes, a number or a variable; empty for a text
 * @param asset name of the text in {@code assets/}, null for drawn bytes
 */
public record LabFile(String name, String bytes, @Nullable String asset) {
  public LabFile {
    name = Defaults.text(name);
    bytes = Defaults.text(bytes);
  }
}
