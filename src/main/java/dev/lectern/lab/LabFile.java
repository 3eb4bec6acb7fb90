package dev.lectern.lab;

import java.util.List;

/**
 * A file that the lab makes for the learner to work with: a text with the learner's values, bytes
 * drawn from the learner's id, so that every learner's file is another one, or a piece of another
 * file.
 *
 * @param name file name; may stand in a folder of its own, {@code release-2/cfg.json}
 * @param bytes length of drawn bytes, a number or a variable; empty for none
 * @param asset name of the text in {@code assets/}; empty for none
 * @param cut name of the file, made before, that this one is a piece of; empty for none
 * @param zip names of assets that are packed into it, Java sources compiled; empty for none
 * @param jar where in the zip all of that stands, packed into a jar, as in a layer: {@code
 *     java/lib/words.jar}; empty for not so
 * @param from first byte of the piece
 * @param length bytes of the piece; 0 means up to the end
 */
public record LabFile(
    String name,
    String bytes,
    String asset,
    String cut,
    List<String> zip,
    String jar,
    long from,
    long length) {
  public LabFile {
    name = Defaults.text(name);
    bytes = Defaults.text(bytes);
    asset = Defaults.text(asset);
    cut = Defaults.text(cut);
    zip = Defaults.list(zip);
    jar = Defaults.text(jar);
  }
}
