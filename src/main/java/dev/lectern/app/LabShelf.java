package dev.lectern.app;

import dev.lectern.lab.DemoDesk;
import dev.lectern.lab.DemoLoader;
import dev.lectern.lab.LabException;
import dev.lectern.lab.LabFolders;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.check.AwsCalls;
import java.nio.file.Files;
import java.util.List;

/** Where the program's labs come from. */
final class LabShelf {

  private LabShelf() {}

  /** Reads every demo from disk: they lie beside the labs; none where there is no such folder. */
  static DemoDesk.Catalogue demos() {
    return LabFolders.find()
        .map(labs -> labs.resolveSibling("demos"))
        .filter(Files::isDirectory)
        .map(folder -> new DemoLoader(AwsCalls::known).loadAll(folder))
        .orElseGet(() -> new DemoDesk.Catalogue(List.of(), List.of()));
  }

  /** Reads every lab from disk; that there is no folder of labs is one of the problems. */
  static LabLoader.Catalogue read() {
    return LabFolders.find()
        .map(folder -> new LabLoader(AwsCalls::known).loadAll(folder))
        .orElseGet(
            () ->
                new LabLoader.Catalogue(
                    List.of(),
                    List.of(
                        new LabException.Finding(
                            "labs",
                            0,
                            0,
                            "",
                            "the folder of the labs is not there; start in the folder that has it,"
                                + " or name it with -D"
                                + LabFolders.PROPERTY
                                + "=DIR"))));
  }
}
