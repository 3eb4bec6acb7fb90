package dev.lectern.pane.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Decision.Kind;
import dev.lectern.sandbox.Decision.Layer;
import dev.lectern.sandbox.Decision.Outcome;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class LayersViewFxTest extends FxTest {

  @Test
  void aReasonIsWrappedWhereThereIsLittleRoom() {
    Decision decision =
        new Decision(
            false,
            false,
            Kind.IDENTITY,
            "",
            "",
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            false,
            List.of(
                new Layer(Kind.RESOURCE, Outcome.ABSENT, List.of(), List.of()),
                new Layer(Kind.IDENTITY, Outcome.ABSENT, List.of(), List.of())));
    LayersView view = read(() -> new LayersView(decision, Texts.of("calls"), "why"));
    interact(() -> view.setMaxWidth(300));
    show(new StackPane(view));
    interact(() -> view.getScene().getRoot().layout());
    List<Label> reasons =
        read(() -> view.lookupAll(".text-muted").stream().map(Label.class::cast).toList());
    assertThat(reasons).isNotEmpty();
    assertThat(reasons).allMatch(label -> read(() -> !label.isTextTruncated()));
    assertThat(reasons).anyMatch(label -> read(() -> label.getHeight() > 30));
  }
}
