package dev.lectern.pane.stepfunctions;

import dev.lectern.pane.stepfunctions.activities.ActivitiesGateway;
import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.pane.stepfunctions.mapruns.MapRunsGateway;
import dev.lectern.pane.stepfunctions.setup.SetupGateway;
import dev.lectern.pane.stepfunctions.versions.VersionsGateway;
import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tabs beside definition and executions ask for. */
record FakeMore(List<String> done) implements VersionsGateway {

  /** A version with this description is refused. */
  static final String REFUSED = "refused";

  private static final Instant THEN = FakeStepFunctions.THEN;

  @Override
  public Listing list(String machine) {
    return new Listing(
        List.of(
            new Version("2", machine + ":2", "Refunds the card", THEN),
            new Version("1", machine + ":1", "The beginning", THEN)),
        List.of(new Alias("live", machine + ":live", "1", 90, "2", "")));
  }

  @Override
  public void publish(String machine, String description) {
    if (description.equals(REFUSED)) {
      throw new IllegalStateException(REFUSED);
    }
    done.add("publish " + description);
  }

  @Override
  public void deleteVersion(String arn) {
    done.add("delete " + arn);
  }

  @Override
  public void put(String machine, Alias alias, boolean create) {
    done.add("alias " + alias.name() + " " + alias.version() + " " + alias.weight());
  }

  @Override
  public void deleteAlias(String arn) {
    done.add("delete " + arn);
  }

  MapRunsGateway mapRuns() {
    return new MapRunsGateway() {
      @Override
      public List<MapRun> list(String machine, Progress progress) {
        return List.of(new MapRun("run-10042", "Prices:3f1c", "arn:map:1", THEN));
      }

      @Override
      public Standing describe(MapRun run) {
        return new Standing("FAILED", 1_200, 1_180, 20, 0, 40);
      }
    };
  }

  SetupGateway setup() {
    return new SetupGateway() {
      @Override
      public Map<String, String> tags(String machine) {
        return Map.of("course", "developing");
      }

      @Override
      public void tags(String machine, Map<String, String> before, Map<String, String> now) {
        done.add("tags " + now);
      }

      @Override
      public Machine save(Machine machine, String role, Machine.Logging logging, boolean tracing) {
        done.add("setup " + logging.level() + " " + tracing);
        return new Machine(
            machine.name(),
            machine.arn(),
            machine.express(),
            machine.status(),
            role,
            machine.definition(),
            machine.revision(),
            machine.created(),
            logging,
            tracing);
      }
    };
  }

  ActivitiesGateway activities() {
    return new ActivitiesGateway() {
      @Override
      public List<Activity> list(Progress progress) {
        return List.of(new Activity("approval", "arn:approval", THEN));
      }

      @Override
      public void create(String name) {
        done.add("activity " + name);
      }

      @Override
      public void delete(String arn) {
        done.add("delete " + arn);
      }

      @Override
      public Optional<Task> take(Activity activity) {
        return Optional.of(new Task(activity.name(), "token", "{\"amount\": 250}"));
      }

      @Override
      public void succeed(Task task, String output) {
        done.add("succeed " + output);
      }

      @Override
      public void fail(Task task, String error, String cause) {
        done.add("fail " + error);
      }

      @Override
      public void beat(Task task) {
        done.add("beat");
      }
    };
  }
}
