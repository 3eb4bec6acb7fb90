package dev.lectern.pane.stepfunctions.run.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.run.inspect.Stage.Point;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class StageStripFxTest extends FxTest {

  @Test
  void fieldsAreToldApartWhereTheirNamesAreCut() {
    StageStrip strip =
        read(
            () ->
                new StageStrip(
                    "way-", Texts.of("stepfunctionsrun"), new StageDiffs(), chosen -> {}));
    List<Stage> way =
        Stream.of(
                Point.INPUT,
                Point.INPUT_PATH,
                Point.PARAMETERS,
                Point.RESULT,
                Point.RESULT_SELECTOR,
                Point.RESULT_PATH,
                Point.OUTPUT)
            .map(point -> new Stage(point, "{}"))
            .toList();
    interact(() -> strip.show(way, new StateText(Json.object(), false), 0));
    show(strip, 560, 80);
    List<String> seen =
        read(
            () ->
                strip.lookupAll(".run-stage-title").stream()
                    .map(title -> ((Text) title.lookup(".text")).getText())
                    .toList());
    assertThat(seen).hasSize(7).doesNotHaveDuplicates().doesNotContain("ResultSelector");
  }
}
