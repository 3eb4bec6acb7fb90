package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.transfer.TransferRow.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is to be done so that objects become files and folders of this computer. */
record Downloads(TransferGateway gateway, Targets targets) {

  /**
   * A row for each object, but for empty ones that stand for a folder which holds something.
   *
   * @param prefix what all keys begin with; the rest of each becomes its path below the folder
   */
  List<TransferRow> rows(String prefix, List<ObjectRef> objects, Path folder) {
    List<TransferRow> found = new ArrayList<>();
    NavigableSet<String> keys =
        objects.stream().map(ObjectRef::key).collect(Collectors.toCollection(TreeSet::new));
    for (ObjectRef object : objects) {
      String relative = object.key().substring(prefix.length());
      boolean slash = object.key().endsWith("/");
      boolean marker = slash && object.size() == 0;
      String next = marker ? keys.higher(object.key()) : null;
      if (marker && (relative.isEmpty() || (next != null && next.startsWith(object.key())))) {
        continue;
      }
      Job job =
          marker
              ? new EmptyFolderJob(folder, relative, targets)
              : new DownloadJob(
                  gateway,
                  object,
                  folder,
                  slash ? relative + own(object.key()) : relative,
                  targets);
      found.add(
          new TransferRow(Direction.DOWNLOAD, object.bucket(), object.key(), object.size(), job));
    }
    return found;
  }

  /**
   * An object with bytes whose key ends in a slash is a folder to every file system: its bytes go
   * into a file in that folder, named after it so that it is not taken for one of the others.
   */
  private static String own(String key) {
    String folder = key.substring(0, key.length() - 1);
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    return (name.isEmpty() ? "_" : name) + " (own bytes)";
  }
}
