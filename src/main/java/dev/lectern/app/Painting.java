package dev.lectern.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How JavaFX paints the console's window. */
final class Painting {

  /** Where Linux shows graphics cards: its own drivers', NVIDIA's, and Windows' below it. */
  private static final Path DEVICES = Path.of("/dev");

  private Painting() {}

  /** Before the toolkit starts; whoever sets one of these properties himself keeps it. */
  static void prepare() {
    withoutPicturesOfBackgrounds();
    if (System.getProperty("os.name", "").equals("Linux") && !hasCard(DEVICES)) {
      withoutOpenGl();
    }
  }

  /**
   * Fills backgrounds instead of copying pictures of them. JavaFX keeps a picture of every
   * background of more than one colour, as table rows have, for the sake of graphics cards. Without
   * a card, in a class room's virtual machines for example, copying the picture blends every pixel
   * and takes nine tenths of a frame.
   */
  private static void withoutPicturesOfBackgrounds() {
    System.getProperties().putIfAbsent("prism.disableRegionCaching", "true");
  }

  /**
   * Paints by JavaFX's own software. Without a card OpenGL is software too, and one that brings a
   * compiler along: it takes some 60 MB more and paints no faster.
   */
  private static void withoutOpenGl() {
    System.getProperties().putIfAbsent("prism.order", "sw");
  }

  /** Whether a graphics card is among these devices. */
  static boolean hasCard(Path devices) {
    return Stream.of("dri", "nvidiactl", "dxg").map(devices::resolve).anyMatch(Files::exists);
  }
}
