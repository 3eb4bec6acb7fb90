package dev.lectern.pane;

/**
 * An explorer that can be opened.
 *
 * @param id stable id, for example {@code s3}
 * @param title name in the rail and on the tab
 * @param icon Ikonli Feather literal
 * @param module number of the course module that teaches it; 0 for what serves all of them, at the
 *     foot of the rail
 * @param alone whether it works without a session: {@link PaneContext#session()} may be null
 * @param factory opens it
 */
public record PaneDescriptor(
    String id, String title, String icon, int module, boolean alone, PaneFactory factory) {

  /**
   * An explorer, which needs the session, or what stands at the foot of the rail, which does not.
   */
  public PaneDescriptor(String id, String title, String icon, int module, PaneFactory factory) {
    this(id, title, icon, module, module == 0, factory);
  }

  /** Opens a pane. FX thread. */
  @FunctionalInterface
  public interface PaneFactory {
    /**
     * Opens the pane at a place.
     *
     * @param place a {@link Pane#place()} of an earlier pane, or empty for the start
     */
    Pane open(PaneContext context, String place);
  }
}
