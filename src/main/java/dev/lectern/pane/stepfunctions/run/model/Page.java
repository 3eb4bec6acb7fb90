package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.pane.stepfunctions.run.history.Event;
import java.util.List;

/**
 * Some events in a row.
 *
 * @param next gives the events after these; the same token again when there are none yet, so that
 *     an execution that goes on can be followed with it. Empty before the first page
 * @param more whether AWS has more of them now
 */
public record Page(List<Event> events, String next, boolean more) {}
