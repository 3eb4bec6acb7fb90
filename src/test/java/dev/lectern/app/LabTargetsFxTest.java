package dev.lectern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.lab.Demo;
import dev.lectern.lab.Lab;
import dev.lectern.lab.Step;
import dev.lectern.lab.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Node ids are what labs know of the explorers: whatever a step points at is on the screen of its
 * explorer, at its start or in a bucket, or is an action that the command palette shows.
 */
@Timeout(300)
class LabTargetsFxTest extends ConsoleJourney {

  private record Place(String explorer, String at, String shows) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("iam", "", "#iam-create"),
          new Place("s3", "", "#s3-buckets"),
          new Place("s3", SampleGateway.BUCKET + "/", "#s3-objects"),
          new Place("lambda", "", "#lambda-create"),
          new Place("stepfunctions", "", "#stepfunctions-filter"),
          new Place("dynamodb", "", "#dynamodb-tables"),
          new Place("dynamodb", SampleTableGateway.TABLE, "#dynamodb-tab-explore"));

  /** Its function is there for the labs to point at. */
  private static final String FUNCTION_DEMO = "9.1";

  /** Explorers that open a lab's thing, where their list is no longer shown. */
  private static final Set<String> INSIDE = Set.of("s3", "dynamodb", "lambda");

  private static final Place FUNCTION =
      new Place("lambda", "dv-demo-counter", "#lambda-tab-invoke");

  @BeforeEach
  void firstStart() {
    start();
    until(() -> shown("#s3-objects"));
  }

  @Test
  void everyTargetOfEveryLabIsThere() {
    List<Lab> labs = LabShelf.read().labs();
    assertThat(labs).isNotEmpty();
    setUp(FUNCTION_DEMO);
    List<String> missing = new ArrayList<>();
    Set<String> found = new LinkedHashSet<>();
    Set<String> inside = new HashSet<>();
    // a lab can be older than the explorer of its service: it is done with the guide's lines then
    Set<String> explored =
        PaneCatalog.all(Optional::empty).stream()
            .map(pane -> pane.id())
            .collect(Collectors.toSet());
    for (Place place : Stream.concat(PLACES.stream(), Stream.of(FUNCTION)).toList()) {
      go(place);
      Set<String> here = new HashSet<>();
      for (Lab lab : labs) {
        for (Step step : lab.steps()) {
          step.targets().stream()
              .filter(target -> read(() -> shown("#" + target) || console.window().find(target)))
              .forEach(here::add);
        }
      }
      found.addAll(here);
      if (!place.at().isEmpty()) {
        inside.addAll(here);
      }
    }
    for (Lab lab : labs) {
      for (Step step : lab.steps()) {
        step.targets().stream()
            .filter(target -> !found.contains(target) && explored.contains(step.opens()))
            .forEach(target -> missing.add(lab.id() + " " + step.id() + " #" + target));
        if (INSIDE.contains(step.opens())
            && !"".equals(step.place())
            && !inside.contains(step.targets().getLast())) {
          missing.add(lab.id() + " " + step.id() + ": nothing to point at where it leads");
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private void setUp(String demo) {
    interact(() -> console.window().open("demos", demo));
    until(() -> shown("#demo-title") && ((Labeled) node("#demo-title")).getText().contains(demo));
    fire("#demo-set-up");
    until(demo + " is set up", () -> shown("#demo-perform") && shown("#demo-show-1"));
  }

  private void go(Place place) {
    interact(() -> console.window().open(place.explorer(), place.at()));
    until(() -> shown(place.shows()));
  }

  /**
   * Presenter mode lights them: when a step was done they are where it is shown. What an explorer
   * shows at its start, or an earlier demo showed, is not waited for again.
   */
  @Test
  void everyTargetOfEveryDemoIsThere() {
    List<String> missing = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (Place place : PLACES) {
      go(place);
      LabShelf.demos().demos().stream()
          .flatMap(demo -> demo.steps().stream())
          .forEach(step -> found.addAll(read(() -> shown(step))));
    }
    for (Demo demo : LabShelf.demos().demos()) {
      int last = lastTargeted(demo, found);
      Set<String> tabs = new LinkedHashSet<>();
      demo.steps().stream()
          .filter(LabTargetsFxTest::ofTabs)
          .map(Demo.DemoStep::show)
          .forEach(tabs::add);
      if (last == 0 && tabs.isEmpty()) {
        continue;
      }
      setUp(demo.id());
      demo.steps().stream()
          .filter(LabTargetsFxTest::ofTabs)
          .filter(step -> tabs.remove(step.show()))
          .filter(step -> !tabThere(demo, step))
          .forEach(step -> missing.add(demo.id() + " " + step.title() + " " + step.lit(true)));
      interact(() -> console.window().open("demos", demo.id()));
      for (int i = 1; i <= last; i++) {
        Demo.DemoStep step = demo.steps().get(i - 1);
        String show = "#demo-show-" + i;
        String next = "#demo-show-" + (i + 1);
        fire("#demo-perform");
        until(demo.id() + ", step " + i, () -> shown(next) || node("#demo-perform") == null);
        if (!ofTabs(step) && !known(step, found)) {
          fire(show);
          try {
            until(() -> !shown(step).isEmpty());
            found.addAll(read(() -> shown(step)));
          } catch (AssertionError never) {
            missing.add(demo.id() + " " + step.title() + " " + step.lit(true));
          }
          interact(() -> console.window().open("demos", demo.id()));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean known(Demo.DemoStep step, Set<String> found) {
    return step.lit(true).isEmpty() || step.lit(true).stream().anyMatch(found::contains);
  }

  /** Those of a step's controls that are on the screen. */
  private List<String> shown(Demo.DemoStep step) {
    return step.lit(true).stream().filter(target -> shown("#" + target)).toList();
  }

  /** Tabs are there whatever was done, also for a thing that comes before: nothing to wait for. */
  private static boolean ofTabs(Demo.DemoStep step) {
    return !step.lit(true).isEmpty()
        && step.lit(true).stream().anyMatch(target -> target.matches("(dynamodb|lambda)-tab-.*"));
  }

  private boolean tabThere(Demo demo, Demo.DemoStep step) {
    String target = step.lit(true).getFirst();
    String place = step.show();
    for (Map.Entry<String, Variable> variable : demo.variables().entrySet()) {
      if (variable.getValue() instanceof Variable.Text text) {
        String value = text.template().replace("${sid}", "demo");
        place = place.replace("${" + variable.getKey() + "}", value);
      }
    }
    String at = place;
    interact(() -> console.window().open(target.substring(0, target.indexOf('-')), at));
    try {
      until(() -> !shown(step).isEmpty());
      return true;
    } catch (AssertionError never) {
      return false;
    }
  }

  /**
   * Number of the last step whose target is there only when it was done and was not looked at, 0
   * when none is.
   */
  private static int lastTargeted(Demo demo, Set<String> found) {
    int last = 0;
    for (int i = 0; i < demo.steps().size(); i++) {
      Demo.DemoStep step = demo.steps().get(i);
      last = ofTabs(step) || known(step, found) ? last : i + 1;
    }
    return last;
  }
}
