package dev.lectern.app;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabException;
import dev.lectern.lab.LabFolders;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.LabTemplate;
import dev.lectern.lab.check.LabProof;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lectern lab}: the labs without the window. */
@Command(
    name = "lab",
    description = "Lists the labs, proves them, or begins one.",
    mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {

  private static final String LIST = "%-5s %-30s %7s %5s %6s%n";
  private static final String PROOF = "%-5s %-16s %-8s %-9s %6s  %s%n";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec().commandLine(),
        "Say what to do: lab list, lab verify with the ids of labs, or lab new with an id and a title.");
  }

  /** Prints every lab. */
  @Command(name = "list", description = "Lists the labs.", mixinStandardHelpOptions = true)
  int list() {
    LabLoader.Catalogue catalogue = LabShelf.read();
    PrintWriter out = spec().commandLine().getOut();
    out.printf(LIST, "lab", "title", "minutes", "steps", "points");
    for (Lab lab : catalogue.labs()) {
      out.printf(LIST, lab.id(), lab.title(), lab.minutes(), lab.steps().size(), lab.points());
    }
    out.flush();
    return problems(catalogue);
  }

  /** Proves labs on a sandbox of their own. */
  @Command(
      name = "verify",
      description =
          "Proves labs on a sandbox of their own: each step fails before the work, each mistake gets"
              + " its sentence, the solution passes, reset brings the beginning back, twice.",
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(
              paramLabel = "ID",
              arity = "0..*",
              description = "Labs such as 5.A; without one, all.")
          List<String> ids) {
    LabLoader.Catalogue catalogue = LabShelf.read();
    List<Lab> labs = chosen(catalogue, ids == null ? List.of() : ids);
    PrintWriter out = spec().commandLine().getOut();
    PrintWriter err = spec().commandLine().getErr();
    out.printf(PROOF, "lab", "step", "points", "mistakes", "ms", "result");
    List<String> faults = new ArrayList<>();
    try {
      Proving.prove(
          labs,
          Progress.unseen(),
          row -> {
            print(out, row);
            row.faults()
                .forEach(fault -> faults.add(row.labId() + " " + row.stepId() + ": " + fault));
          });
    } catch (IOException | RuntimeException e) {
      UserProblem problem = Problems.of(e);
      faults.add(problem.title() + " " + problem.why());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
    out.flush();
    faults.forEach(err::println);
    int problems = problems(catalogue);
    return faults.isEmpty() ? problems : 1;
  }

  /** Begins a lab. */
  @Command(
      name = "new",
      description = "Makes the folder of a new lab with one small step that is proven already.",
      mixinStandardHelpOptions = true)
  int create(
      @Parameters(paramLabel = "ID", index = "0", description = "Module and letter, such as 5.E.")
          String id,
      @Parameters(paramLabel = "TITLE", index = "1", description = "A few words.") String title) {
    Path labs = LabFolders.find().orElse(Path.of("labs"));
    try {
      Path folder = LabTemplate.write(labs, id, title);
      PrintWriter out = spec().commandLine().getOut();
      out.println(folder + " is there. Change it, then: lab verify " + id);
      out.flush();
      return 0;
    } catch (FileAlreadyExistsException e) {
      throw new ParameterException(
          spec().commandLine(), e.getMessage() + " is there already; choose another id or title.");
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      spec().commandLine().getErr().println("The folder cannot be made: " + e.getMessage());
      return 1;
    }
  }

  private static void print(PrintWriter out, LabProof.Row row) {
    out.printf(
        Locale.ROOT,
        PROOF,
        row.labId(),
        row.stepId(),
        row.score() + "/" + row.points(),
        row.mistakes() + "/" + row.declared(),
        row.millis(),
        row.proven() ? "proven" : "NOT PROVEN");
    out.flush();
  }

  private List<Lab> chosen(LabLoader.Catalogue catalogue, List<String> ids) {
    List<String> known = catalogue.labs().stream().map(Lab::id).toList();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new ParameterException(
            spec().commandLine(),
            "There is no lab " + id + ". There are " + String.join(", ", known) + ".");
      }
    }
    return catalogue.labs().stream()
        .filter(lab -> ids.isEmpty() || ids.contains(lab.id()))
        .toList();
  }

  private int problems(LabLoader.Catalogue catalogue) {
    PrintWriter err = spec().commandLine().getErr();
    for (LabException.Finding finding : catalogue.problems()) {
      err.println(finding);
    }
    return catalogue.problems().isEmpty() ? 0 : 1;
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets the spec before the call");
  }
}
