package dev.lectern.pane.dynamodb.backups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Point-in-time recovery (API type PointInTimeRecoveryDescription).
 *
 * @param days how far back it goes
 * @param earliest from when on the table can be restored; null while it is off
 * @param latest until when, likewise: about five minutes ago
 */
public record Recovery(
    boolean on, int days, @Nullable Instant earliest, @Nullable Instant latest) {}
