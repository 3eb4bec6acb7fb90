package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.UserProblem;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table in the list: nothing at first.
 *
 * @param info when it was described
 * @param problem when that failed
 */
public record TableLine(String name, @Nullable TableInfo info, @Nullable UserProblem problem) {}
