package dev.lectern.pane.labs;

import dev.lectern.lab.CheckResult;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk;
import dev.lectern.lab.LabException;
import dev.lectern.lab.LabException.Finding;
import dev.lectern.lab.LabLoader;
import dev.lectern.lab.LabProgress;
import dev.lectern.lab.LabProgress.StepProgress;
import dev.lectern.lab.LabProgress.StepState;
import dev.lectern.lab.Resource;
import dev.lectern.lab.Score;
import dev.lectern.lab.Step;
import dev.lectern.lab.check.AwsCalls;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The real labs of the course, checked by what the test says instead of by AWS. */
final class FakeLabDesk implements LabDesk {

  final List<Lab> labs = new ArrayList<>();
  final List<Finding> problems = new ArrayList<>();
  final Map<String, LabProgress> kept = new ConcurrentHashMap<>();
  final List<String> log = new ArrayList<>();

  /** How many checks of the next look hold; the first ones. */
  volatile int holds = 100;

  volatile String lost = "";
  volatile IOException fails;
  volatile CountDownLatch gate = new CountDownLatch(0);

  FakeLabDesk() {
    LabLoader loader = new LabLoader(AwsCalls::known);
    for (String folder :
        List.of(
            "m05-storage-1/a-versioning-rescue",
            "m05-storage-1/c-integrity-and-concurrency",
            "m06-storage-2/a-multipart-by-hand")) {
      try {
        labs.add(loader.load(Path.of("labs", folder)));
      } catch (LabException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Lab lab(String id) {
    return labs.stream().filter(lab -> lab.id().equals(id)).findFirst().orElseThrow();
  }

  private LabProgress progress(String id) {
    return kept.getOrDefault(
        id,
        LabProgress.begin(
            id,
            "one",
            Instant.EPOCH,
            Map.of("bucket", "dv-7f3a-rescue", "files", "/home/you/5.A")));
  }

  private View view(String id) throws IOException {
    if (fails != null) {
      throw fails;
    }
    LabProgress progress = progress(id);
    return new View(lab(id), progress, progress.variables(), progress.ready() ? lost : "");
  }

  private void wait(Progress progress) throws InterruptedException {
    progress.message("Asking s3:GetBucketVersioning");
    progress.update(1, 3);
    gate.await();
    progress.check();
  }

  private View keep(String labId, String stepId, StepProgress step) throws IOException {
    kept.put(labId, progress(labId).with(stepId, step));
    return view(labId);
  }

  @Override
  public List<Entry> labs() throws IOException {
    return labs.stream()
        .map(
            lab ->
                new Entry(
                    lab,
                    progress(lab.id()).score(),
                    progress(lab.id()).ready(),
                    progress(lab.id()).finished(lab)))
        .toList();
  }

  @Override
  public List<Finding> problems() {
    return List.copyOf(problems);
  }

  @Override
  public View open(String labId) throws IOException {
    log.add("open " + labId);
    return view(labId);
  }

  @Override
  public View start(String labId, Progress progress) throws IOException, InterruptedException {
    log.add("start " + labId);
    wait(progress);
    kept.remove(labId);
    kept.put(labId, progress(labId).setUp());
    lost = "";
    return view(labId);
  }

  @Override
  public View check(String labId, String stepId, Map<String, String> answers, Progress progress)
      throws IOException, InterruptedException {
    log.add("check " + stepId + (answers.isEmpty() ? "" : " " + answers));
    wait(progress);
    Step step = lab(labId).step(stepId);
    StepProgress before = progress(labId).step(stepId);
    List<CheckResult> results = new ArrayList<>();
    for (int i = 0; i < step.checks().size(); i++) {
      String claim = view(labId).text(step.checks().get(i).say());
      results.add(
          i < holds
              ? new CheckResult(true, claim, "", "")
              : new CheckResult(
                  false,
                  claim,
                  "Expected Status == Enabled, found no Status. A bucket that was never versioned"
                      + " has no Status at all.",
                  "aws s3api get-bucket-versioning --bucket dv-7f3a-rescue --endpoint-url"
                      + " http://127.0.0.1:4566"));
    }
    boolean passed = holds >= step.checks().size();
    int score = Score.of(step, results, before.hints());
    List<String> mistakes =
        passed || step.mistakes().isEmpty()
            ? List.of()
            : List.of(view(labId).text(step.mistakes().getFirst().say()));
    return keep(
        labId,
        stepId,
        new StepProgress(
            passed ? StepState.PASSED : StepState.OPEN,
            score,
            before.hints(),
            before.tries() + 1,
            results,
            mistakes,
            answers,
            passed ? Instant.EPOCH : null));
  }

  @Override
  public View hint(String labId, String stepId, int number) throws IOException {
    log.add("hint " + number);
    return keep(labId, stepId, progress(labId).step(stepId).withHints(number));
  }

  @Override
  public View skip(String labId, String stepId) throws IOException {
    log.add("skip " + stepId);
    return keep(labId, stepId, progress(labId).step(stepId).over(StepState.SKIPPED, Instant.EPOCH));
  }

  @Override
  public View solve(String labId, String stepId, Progress progress)
      throws IOException, InterruptedException {
    log.add("solve " + stepId);
    wait(progress);
    return keep(labId, stepId, progress(labId).step(stepId).over(StepState.SHOWN, Instant.EPOCH));
  }

  @Override
  public String resetSays(String labId, String stepId) {
    return "Deletes dv-7f3a-rescue with everything in it and makes it again.";
  }

  @Override
  public View reset(String labId, String stepId, Progress progress)
      throws IOException, InterruptedException {
    log.add("reset " + stepId);
    wait(progress);
    LabProgress now = progress(labId);
    boolean from = false;
    for (Step step : lab(labId).steps()) {
      from |= step.id().equals(stepId);
      if (from) {
        now = now.with(step.id(), StepProgress.NEW.withHints(now.step(step.id()).hints()));
      }
    }
    kept.put(labId, now);
    return view(labId);
  }

  @Override
  public List<Resource> left(String labId) {
    return lost.isEmpty()
        ? List.of(new Resource(Resource.Kind.BUCKET, "dv-7f3a-rescue"))
        : List.of();
  }

  @Override
  public View cleanUp(String labId, Progress progress) throws IOException, InterruptedException {
    log.add("clean " + labId);
    wait(progress);
    lost = "The bucket dv-7f3a-rescue is not there any more.";
    return view(labId);
  }
}
