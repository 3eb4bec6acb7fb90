package dev.lectern.pane;

import dev.lectern.aws.AwsClients;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Toasts;
import org.jspecify.annotations.Nullable;

/**
 * What a pane is given.
 *
 * @param session SDK clients of the pane's session; null for a pane that works without one, while
 *     there is none
 * @param tasks the pane's own scope: work ends with the pane
 * @param dialogs questions
 * @param toasts notices
 * @param settings the user's settings
 * @param desktop the world outside the window
 * @param shell the window around the pane
 */
public record PaneContext(
    @Nullable AwsClients session,
    TaskRunner tasks,
    Dialogs dialogs,
    Toasts toasts,
    Settings settings,
    Desktop desktop,
    Shell shell) {

  /**
   * The session's clients, for a pane that is opened only while there is a session.
   *
   * @throws IllegalStateException when there is none
   */
  public AwsClients clients() {
    if (session == null) {
      throw new IllegalStateException("There is no session.");
    }
    return session;
  }

  /** The world outside the window. */
  public interface Desktop {
    /** Puts text on the clipboard. */
    void copy(String text);

    /** Opens an address in the user's browser. */
    void browse(String url);
  }

  /** What a pane may ask of the window. */
  public interface Shell {
    /** Opens a pane, or brings it to the front, at a place. */
    void open(String paneId, String place);

    /** Opens the Call Lens at a call, by its AWS request id. */
    void showCall(String requestId);

    /**
     * Shows an action in the command palette, ready to be run with Enter.
     *
     * @param actionId id of one of the window's or the front pane's actions
     * @return false when there is no such action now
     */
    default boolean find(String actionId) {
      return false;
    }

    /** Loads the pane in front again: something else has changed what it shows. */
    default void refresh() {}

    /** Loads every open pane again: what any of them shows may be another now. */
    default void reload() {}
  }
}
