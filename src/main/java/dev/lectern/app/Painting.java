package dev.lectern.app;

/** How JavaFX paints the console's window. */
final class Painting {

  private Painting() {}

  /**
   * Fills backgrounds instead of copying pictures of them. JavaFX keeps a picture of every
   * background of more than one colour, as table rows have, for the sake of graphics cards. Without
   * a card, in a class room's virtual machines for example, copying the picture blends every pixel
   * and takes nine tenths of a frame. Before the toolkit starts; whoever sets the property himself
   * keeps it.
   */
  static void withoutPicturesOfBackgrounds() {
    System.getProperties().putIfAbsent("prism.disableRegionCaching", "true");
  }
}
