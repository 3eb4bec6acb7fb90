package dev.lectern.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerBarFxTest extends FxTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoIsLateReadsHowMuch(boolean whole) {
    SpeakerBar bar =
        read(
            () ->
                new SpeakerBar(
                    Texts.of("presenter"),
                    new MarkdownHost(text -> {}, address -> {}, address -> Optional.empty()),
                    new Nobody(),
                    whole));
    show(bar);
    interact(
        () -> {
          bar.time(new Pace(Duration.ofMinutes(125), 120, 1, 12));
          bar.applyCss();
          bar.layout();
        });
    assertThat(right(bar, ".presenter-pace")).isLessThan(left(bar, ".presenter-about"));
  }

  private double right(Node in, String what) {
    return read(() -> scene(in.lookup(what)).getMaxX());
  }

  private double left(Node in, String what) {
    return read(() -> scene(in.lookup(what)).getMinX());
  }

  private static javafx.geometry.Bounds scene(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static final class Nobody implements SpeakerBar.Wishes {
    @Override
    public void notes() {}

    @Override
    public void blank() {}

    @Override
    public void leave() {}

    @Override
    public void restartTimer() {}

    @Override
    public void openDemos() {}
  }
}
