package dev.lectern.shell;

import dev.lectern.pane.Drawer;

/**
 * How a drawer was left.
 *
 * @param state how much of it was seen
 * @param size its height or width when open, in pixels
 */
public record KeptDrawer(Drawer.State state, double size) {}
