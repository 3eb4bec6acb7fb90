package dev.lectern.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the folders below {@code demos/} and says what is wrong with them. */
public final class DemoLoader {

  private static final String DEMO = "demo.json";
  private static final List<String> EXPLORERS =
      List.of("s3", "dynamodb", "lambda", "iam", "stepfunctions");

  private record Head(
      String id,
      int module,
      String title,
      int minutes,
      String summary,
      @Nullable Map<String, Variable> variables,
      @Nullable List<LabFile> files,
      @Nullable List<String> buckets,
      @Nullable List<String> owns,
      @Nullable List<Call> setup,
      @Nullable List<Demo.DemoStep> steps) {}

  private final Predicate<String> knownCall;

  /**
   * @param knownCall whether a call such as {@code s3:PutObject} can be made
   */
  public DemoLoader(Predicate<String> knownCall) {
    this.knownCall = knownCall;
  }

  /** Reads every folder below that has a {@code demo.json}. */
  public DemoDesk.Catalogue loadAll(Path demos) {
    List<Demo> loaded = new ArrayList<>();
    List<LabException.Finding> problems = new ArrayList<>();
    try (Stream<Path> files = Files.walk(demos, 3)) {
      for (Path folder :
          files.filter(each -> each.endsWith(DEMO)).map(Path::getParent).sorted().toList()) {
        try {
          loaded.add(load(folder));
        } catch (LabException e) {
          problems.addAll(e.findings());
        }
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          new LabException.Finding(
              demos.toString(), 0, 0, "", "the folder of the demos cannot be read"));
    }
    loaded.sort(Comparator.comparingInt(Demo::module).thenComparing(demo -> demo.id()));
    return new DemoDesk.Catalogue(List.copyOf(loaded), List.copyOf(problems));
  }

  /**
   * Reads one.
   *
   * @throws LabException with everything that is wrong with it
   */
  public Demo load(Path folder) throws LabException {
    JsonFile file = JsonFile.read(folder.resolve(DEMO), folder.getFileName() + "/" + DEMO);
    Head head = file.as(Head.class);
    Demo demo =
        new Demo(
            folder,
            Defaults.text(head.id),
            head.module,
            Defaults.text(head.title),
            head.minutes,
            Defaults.text(head.summary),
            Defaults.map(head.variables),
            Defaults.list(head.files),
            Defaults.list(head.buckets),
            Defaults.list(head.owns),
            Defaults.list(head.setup),
            Defaults.list(head.steps));
    List<LabException.Finding> findings = new ArrayList<>();
    new Look(demo, file, findings).all();
    if (!findings.isEmpty()) {
      throw new LabException(findings);
    }
    return demo;
  }

  /** Looks through one demo. */
  private final class Look {

    private final Demo demo;
    private final JsonFile file;
    private final List<LabException.Finding> findings;
    private final Set<String> names =
        new HashSet<>(Set.of("sid", "acct", "neighbour", "region", "files"));

    Look(Demo demo, JsonFile file, List<LabException.Finding> findings) {
      this.demo = demo;
      this.file = file;
      this.findings = findings;
    }

    void all() {
      need(
          demo.id().matches("\\d+\\.\\d+") && demo.id().startsWith(demo.module() + "."),
          "id",
          "write module and number, for example 5.1");
      need(!demo.title().isBlank(), "title", "write a title of a few words");
      need(demo.minutes() > 0, "minutes", "say how many minutes the demo takes");
      need(!demo.summary().isBlank(), "summary", "say in one sentence what is shown");
      need(!demo.steps().isEmpty(), "steps", "a demo needs at least one step");
      names.addAll(demo.variables().keySet());
      for (int i = 0; i < demo.buckets().size(); i++) {
        used("buckets[" + i + "]", Template.names(demo.buckets().get(i)));
      }
      for (int i = 0; i < demo.owns().size(); i++) {
        String at = "owns[" + i + "]";
        String text = demo.owns().get(i);
        used(at, Template.names(text));
        try {
          var _ = Resource.parse(text);
        } catch (IllegalArgumentException e) {
          need(false, at, String.valueOf(e.getMessage()));
        }
      }
      calls("setup", demo.setup());
      for (int i = 0; i < demo.steps().size(); i++) {
        step("steps[" + i + "]", demo.steps().get(i));
      }
    }

    private void step(String where, Demo.DemoStep step) {
      need(!step.title().isBlank(), where + ".title", "write a title of a few words");
      need(!step.notes().isBlank(), where + ".notes", "write what the speaker may say");
      need(!step.expect().isBlank(), where + ".expect", "say what the class sees");
      need(
          !step.calls().isEmpty() || !step.jump().isEmpty(),
          where + ".calls",
          "a step makes a call or moves the clock");
      used(where + ".show", Template.names(step.show()));
      used(where + ".before", Template.names(step.before()));
      used(where + ".say", Template.names(step.say()));
      need(
          step.explorer().isEmpty() || EXPLORERS.contains(step.explorer()),
          where + ".explorer",
          "write one of " + String.join(", ", EXPLORERS));
      calls(where + ".calls", step.calls());
      jump(where + ".jump", step);
      Demo.Proof proof = step.proof();
      if (proof != null) {
        known(where + ".proof.call", proof.call());
        used(where + ".proof.with", Template.names(proof.with()));
        try {
          var _ = Condition.parse(proof.expect());
        } catch (IllegalArgumentException e) {
          need(false, where + ".proof.expect", String.valueOf(e.getMessage()));
        }
      }
    }

    private void jump(String where, Demo.DemoStep step) {
      try {
        need(!step.jumpBy().isNegative(), where, "the clock only goes forward");
      } catch (DateTimeException e) {
        need(false, where, "write a length of time such as P8D or PT61S");
      }
    }

    private void calls(String where, List<Call> calls) {
      for (int i = 0; i < calls.size(); i++) {
        Call call = calls.get(i);
        String at = where + "[" + i + "]";
        call.as().forEach(who -> used(at + ".as", Template.names(who)));
        used(at + ".assume", Template.names(call.assume()));
        known(at + ".call", call.call());
        used(
            at + ".with",
            Template.names(call.with()).stream()
                .filter(name -> call.repeat() <= 1 || !name.equals("n"))
                .toList());
        names.addAll(call.save().keySet());
      }
    }

    private void known(String where, String call) {
      need(knownCall.test(call), where, "'" + call + "' is not known here");
    }

    private void used(String where, List<String> used) {
      for (String name : used) {
        need(names.contains(name), where, "${" + name + "} is neither a variable nor saved before");
      }
    }

    private void need(boolean holds, String where, String otherwise) {
      if (!holds) {
        findings.add(file.finding(where, otherwise));
      }
    }
  }
}
