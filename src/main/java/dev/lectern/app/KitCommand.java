package dev.lectern.app;

import dev.lectern.lab.kit.Kit;
import dev.lectern.lab.kit.KitException;
import dev.lectern.lab.kit.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code lectern kit FILE}: opens the console with a class kit, or with the folder of a student's
 * results; what a double click on one of them runs. A console that is open already takes it.
 */
@Command(
    name = "kit",
    description = "Opens the console with a class kit, or with results that were handed in.",
    mixinStandardHelpOptions = true)
final class KitCommand implements Callable<Integer> {

  @ParentCommand private @Nullable CommandLineMain main;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A class kit, a file ending in "
              + Kit.SUFFIX
              + "; or results, one ending in "
              + ResultsFile.SUFFIX
              + ": all of its folder are shown.")
  private @Nullable Path file;

  @Option(names = "--look", description = "Says what is in the kit, and opens nothing.")
  private boolean look;

  @Override
  public Integer call() throws IOException {
    CommandLineMain program = Objects.requireNonNull(main, "picocli sets the parent");
    CommandSpec command = Objects.requireNonNull(spec, "picocli sets the spec");
    Path kit = Objects.requireNonNull(file, "picocli sets what is required").toAbsolutePath();
    DataHome home = program.home();
    Kits kits = new Kits(home, java.util.Optional::empty);
    if (!look && kit.toString().endsWith(ResultsFile.SUFFIX)) {
      if (!Files.isRegularFile(kit)) {
        command.commandLine().getErr().println("There is no file " + kit);
        return 2;
      }
      kits.ask(kit);
      return program.call();
    }
    Kit found;
    try {
      found = kits.shelf().look(kit);
    } catch (KitException e) {
      command.commandLine().getErr().println(e.getMessage());
      return 2;
    }
    if (look) {
      var out = command.commandLine().getOut();
      out.println(found.title());
      found.labs().forEach(lab -> out.println("lab " + lab.id()));
      found.snapshots().forEach(state -> out.println("state " + state.name()));
      out.println("hints " + found.hints());
      out.flush();
      return 0;
    }
    kits.ask(kit);
    return program.call();
  }
}
