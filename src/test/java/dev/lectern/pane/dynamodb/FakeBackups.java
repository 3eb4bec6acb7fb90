package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.backups.Backup;
import dev.lectern.pane.dynamodb.backups.BackupsGateway;
import dev.lectern.pane.dynamodb.backups.Recovery;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps backups in a list. */
public final class FakeBackups implements BackupsGateway {

  public final List<String> done = new ArrayList<>();
  private final List<Backup> kept = new ArrayList<>();
  private boolean on;

  @Override
  public List<Backup> list(TableInfo table) {
    return List.copyOf(kept);
  }

  @Override
  public void create(TableInfo table, String name) {
    kept.addFirst(new Backup("arn:" + name, name, "AVAILABLE", "USER", Instant.EPOCH, 4_203));
  }

  @Override
  public void delete(Backup backup) {
    kept.remove(backup);
  }

  @Override
  public void restore(Backup backup, String target, Progress progress) {
    done.add(backup.name() + " into " + target);
  }

  @Override
  public Recovery recovery(TableInfo table) {
    return on
        ? new Recovery(true, 35, Instant.EPOCH, Instant.EPOCH.plusSeconds(60))
        : new Recovery(false, 0, null, null);
  }

  @Override
  public void recover(TableInfo table, boolean wanted) {
    on = wanted;
  }

  @Override
  public void restoreTo(TableInfo table, Instant at, String target, Progress progress) {
    done.add(at + " into " + target);
  }
}
