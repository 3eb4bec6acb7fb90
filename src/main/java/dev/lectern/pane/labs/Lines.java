package dev.lectern.pane.labs;

import dev.lectern.ui.i18n.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/**
 * The lines for the AWS CLI in a guide, each with a place to run it. They outlive the guide's other
 * nodes, so that what was typed and answered stays while the guide is built again. FX thread.
 */
final class Lines {

  private final LabsServices services;
  private final Texts texts;
  private final Map<String, LineRunner> runners = new HashMap<>();

  Lines(LabsServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
  }

  /** What stands below a block of code: something for lines of the AWS CLI only. */
  Optional<Node> below(String language, String code) {
    if (!language.equals("aws")) {
      return Optional.empty();
    }
    String id = "labs-line-" + runners.size();
    return Optional.of(
        runners.computeIfAbsent(code, line -> new LineRunner(id, line, services, texts)));
  }
}
