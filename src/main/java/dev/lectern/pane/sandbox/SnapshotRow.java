package dev.lectern.pane.sandbox;

import java.time.Instant;

/**
 * A snapshot in the list.
 *
 * @param name unique
 * @param savedAt what the sandbox's clock showed
 * @param bytes what it takes on disk
 * @param automatic whether a lab saved it
 */
record SnapshotRow(String name, Instant savedAt, long bytes, boolean automatic) {}
