package dev.lectern.pane.calls;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.bench.Frames;
import dev.lectern.bench.Scrolling;
import dev.lectern.bench.Scrolling.Shown;
import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CallRecorder;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.ui.FxTest;
import dev.lectern.ui.i18n.Texts;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How long a frame takes while the Call Lens' list is scrolled, as it is across the drawer, against
 * a plain list with a line of the same text.
 */
@Tag("bench")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CallListBenchTest extends FxTest {

  private static final int CALLS = 2_000;

  static {
    Frames.atFullSpeed();
  }

  @Test
  void measure() throws Exception {
    List<ApiCall> calls =
        Collections.nCopies(CALLS / 4, recorded()).stream().flatMap(List::stream).toList();
    ListView<ApiCall> list =
        read(
            () -> {
              ListView<ApiCall> view = new ListView<>(FXCollections.observableList(calls));
              view.getStyleClass().addAll("calls-list", "edge-to-edge");
              view.setCellFactory(any -> new CallCell(Texts.of("calls").bundle(), true));
              view.pseudoClassStateChanged(PseudoClass.getPseudoClass("wide"), true);
              return view;
            });
    StackPane holder = read(() -> new StackPane(list));
    interact(() -> holder.getStylesheets().add("/fxml/calls/calls.css"));
    Scene ours = show(holder, 1280, 760);
    ListView<String> plain =
        read(
            () -> {
              ListView<String> view =
                  new ListView<>(
                      FXCollections.observableList(
                          Collections.nCopies(
                              CALLS, "12:00:01.123  PutObject  bench/small/1  200")));
              view.getStyleClass().addAll("dense", "edge-to-edge");
              return view;
            });
    Scene plainScene = show(plain, 1280, 760);
    Scrolling scrolling = new Scrolling(scene -> interact(() -> stage.setScene(scene)));
    Shown our = new Shown(ours, list, CALLS);
    Shown bare = new Shown(plainScene, plain, CALLS);
    scrolling.wheel("2,000 calls", our, bare);
    scrolling.jumps("2,000 calls", our, bare);
  }

  /** Four calls as they are made, one of which fails. */
  private static List<ApiCall> recorded() throws IOException {
    CallRecorder recorder = new CallRecorder();
    try (SandboxEngine sandbox = SandboxEngine.start(SandboxConfig.temporary());
        SessionClients clients =
            new ClientFactory(recorder)
                .open(
                    SandboxSession.of(sandbox, sandbox.accounts().getFirst(), "us-east-1"),
                    "S3 pane")) {
      clients.s3().createBucket(b -> b.bucket("dv-7f3a-data"));
      clients.s3().listBuckets();
      clients.s3().listObjectsV2(l -> l.bucket("dv-7f3a-data"));
      try {
        clients.s3().headObject(h -> h.bucket("dv-7f3a-data").key("reports/of/a/long/name.json"));
      } catch (software.amazon.awssdk.services.s3.model.NoSuchKeyException e) {
        return recorder.calls();
      }
    }
    throw new IllegalStateException("An object was found that was never put.");
  }
}
