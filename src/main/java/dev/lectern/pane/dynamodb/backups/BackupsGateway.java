package dev.lectern.pane.dynamodb.backups;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups of a table. Blocking; failures are the SDK's exceptions. */
public interface BackupsGateway {

  /** All backups of a table, the latest first ("ListBackups"). */
  List<Backup> list(TableInfo table);

  /** Makes one ("CreateBackup"). */
  void create(TableInfo table, String name);

  /** Deletes one ("DeleteBackup"). */
  void delete(Backup backup);

  /** Makes a new table of one and waits until it is active ("RestoreTableFromBackup"). */
  void restore(Backup backup, String target, Progress progress) throws InterruptedException;

  /** How recovery is set ("DescribeContinuousBackups"). */
  Recovery recovery(TableInfo table);

  /** Switches recovery ("UpdateContinuousBackups"). */
  void recover(TableInfo table, boolean on);

  /**
   * Makes a new table as this one was and waits until it is active ("RestoreTableToPointInTime").
   *
   * @param at null for the latest moment that can be restored
   */
  void restoreTo(TableInfo table, @Nullable Instant at, String target, Progress progress)
      throws InterruptedException;
}
