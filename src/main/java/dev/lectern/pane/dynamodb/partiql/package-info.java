/** Statements in PartiQL: editor, history, results. */
@NullMarked
package dev.lectern.pane.dynamodb.partiql;

import org.jspecify.annotations.NullMarked;
