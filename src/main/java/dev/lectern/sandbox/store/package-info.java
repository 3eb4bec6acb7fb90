/**
 * The sandbox's one store: ordered tables with transactions, blobs, snapshots.
 *
 * <p>A transaction is first appended to a log and then applied to the tables (H2 MVStore); the log
 * is handed to the operating system before the caller hears of success, so a killed process loses
 * nothing that was acknowledged. It is forced to disk about once a second, so a power cut loses at
 * most the last second.
 */
@NullMarked
package dev.lectern.sandbox.store;

import org.jspecify.annotations.NullMarked;
