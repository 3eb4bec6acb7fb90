package dev.lectern.pane.dynamodb.backups;

import java.time.Instant;

/**
 * A backup (API type BackupSummary).
 *
 * @param status AWS's word, for example {@code AVAILABLE}
 * @param type {@code USER}, {@code SYSTEM} or {@code AWS_BACKUP}
 */
public record Backup(
    String arn, String name, String status, String type, Instant created, long bytes) {}
