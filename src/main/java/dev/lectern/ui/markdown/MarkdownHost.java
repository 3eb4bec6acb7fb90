package dev.lectern.ui.markdown;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.image.Image;

/**
 * What a {@link MarkdownView} may ask of the world around it.
 *
 * @param copy puts text on the clipboard
 * @param browse opens an address; called with {@code http} and {@code https} addresses only
 * @param image the picture of an image's address, empty when there is none; asked for relative
 *     addresses only
 * @param below what stands below a block of code, by the language's word and the code; empty for
 *     nothing
 */
public record MarkdownHost(
    Consumer<String> copy,
    Consumer<String> browse,
    Function<String, Optional<Image>> image,
    BiFunction<String, String, Optional<Node>> below) {

  /** One with nothing below its code. */
  public MarkdownHost(
      Consumer<String> copy, Consumer<String> browse, Function<String, Optional<Image>> image) {
    this(copy, browse, image, (language, code) -> Optional.empty());
  }
}
