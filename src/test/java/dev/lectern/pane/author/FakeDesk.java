package dev.lectern.pane.author;

import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.Resource;
import dev.lectern.lab.example.Difference;
import dev.lectern.lab.example.Draft;
import dev.lectern.lab.example.ExampleDesk;
import dev.lectern.lab.example.Recorded;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A desk whose marks are known beforehand. */
final class FakeDesk implements ExampleDesk {

  static final Recorded NOTHING = new Recorded(List.of(), List.of(), List.of(), List.of());
  static final Recorded STEP =
      new Recorded(
          List.of(
              new Call(
                  "s3:PutBucketVersioning",
                  Json.object().put("Bucket", "dv-1-a"),
                  null,
                  Map.of(),
                  "",
                  "",
                  0,
                  "",
                  List.of(),
                  Json.object())),
          List.of(
              new Difference(
                  "s3:GetBucketVersioning",
                  Json.object().put("Bucket", "dv-1-a"),
                  "Status == Enabled")),
          List.of(Resource.parse("bucket dv-1-a")),
          List.of("s3:UploadPart has to be written by hand."));

  final Deque<Recorded> marks = new ArrayDeque<>();
  final List<Draft> written = new ArrayList<>();
  List<String> faults = List.of();
  boolean elsewhere;

  @Override
  public String prefix() {
    return "dv-1-";
  }

  @Override
  public void begin() {
    if (elsewhere) {
      throw new ProblemException(UserProblem.of("Labs are made on the sandbox.", "why", "do"));
    }
  }

  @Override
  public Recorded mark(Progress progress) {
    return marks.removeFirst();
  }

  @Override
  public Path write(Draft draft) {
    written.add(draft);
    return Path.of("labs/m05/x-a");
  }

  @Override
  public List<String> prove(Path folder, Progress progress) {
    return faults;
  }

  @Override
  public Place place() {
    return new Place("000000000000", "us-east-1");
  }

  @Override
  public void close() {}
}
