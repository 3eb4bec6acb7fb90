package dev.lectern.pane.labs;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk.View;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.markdown.MarkdownHost;
import dev.lectern.ui.markdown.MarkdownView;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small things that several parts of the guide show. */
final class LabParts {

  private LabParts() {}

  static String css() {
    URL css = LabParts.class.getResource("/fxml/labs/labs.css");
    return Objects.requireNonNull(css).toExternalForm();
  }

  /** A text that wraps and is never cut. */
  static Label text(String text, String... classes) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().addAll(classes);
    return label;
  }

  static FontIcon icon(String literal, String... classes) {
    FontIcon icon = Icons.of(literal);
    icon.getStyleClass().addAll(classes);
    return icon;
  }

  /** An icon with wrapping text beside it. */
  static HBox line(Node icon, Node text, String styleClass) {
    HBox line = new HBox(icon, text);
    line.getStyleClass().add(styleClass);
    HBox.setHgrow(text, Priority.ALWAYS);
    return line;
  }

  /** A band with any content. */
  static HBox band(Tone tone, String icon, Node... content) {
    VBox column = new VBox(content);
    column.getStyleClass().add("labs-band-text");
    HBox.setHgrow(column, Priority.ALWAYS);
    HBox band = new HBox(Icons.of(icon), column);
    band.getStyleClass().addAll("message-band", "labs-band");
    switch (tone) {
      case SUCCESS -> band.getStyleClass().add("success");
      case WARNING -> band.getStyleClass().add("warning");
      case DANGER -> band.getStyleClass().add("danger");
      case ACCENT -> band.getStyleClass().add("accent");
      default -> {}
    }
    return band;
  }

  /** What happened, AWS's code, why, a way on. */
  static HBox problem(UserProblem problem, Node close) {
    VBox column = new VBox(text(problem.title(), "heading"));
    if (problem.code() != null) {
      column.getChildren().add(text(problem.code(), "mono", "danger"));
    }
    if (!problem.why().isEmpty()) {
      column.getChildren().add(text(problem.why()));
    }
    if (!problem.remedy().isEmpty()) {
      column.getChildren().add(text(problem.remedy()));
    }
    column.getStyleClass().add("labs-band-text");
    HBox band = band(Tone.DANGER, "fth-x-circle", column);
    band.setId("labs-problem");
    band.getChildren().add(close);
    return band;
  }

  /** A text of the lab with the learner's values in it. */
  static MarkdownView markdown(
      String id, String source, View view, LabsServices services, Lines lines) {
    MarkdownView shown = new MarkdownView(host(view.lab(), services, lines));
    shown.setId(id);
    shown.show(view.text(source));
    return shown;
  }

  /** Markdown that is shown as it is, without names to replace. */
  static MarkdownView plain(String id, String source, LabsServices services) {
    MarkdownView shown =
        new MarkdownView(
            new MarkdownHost(
                services.desktop()::copy, services.desktop()::browse, address -> Optional.empty()));
    shown.setId(id);
    shown.show(source);
    return shown;
  }

  private static MarkdownHost host(Lab lab, LabsServices services, Lines lines) {
    return new MarkdownHost(
        services.desktop()::copy,
        services.desktop()::browse,
        address -> picture(lab.folder(), address),
        lines::below);
  }

  /** A picture from the lab's own folder, nowhere else. */
  private static Optional<Image> picture(Path folder, String address) {
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(address.startsWith("assets/") ? address : "assets/" + address);
      return Files.isRegularFile(file) && file.toRealPath().startsWith(root)
          ? Optional.of(new Image(file.toUri().toString()))
          : Optional.empty();
    } catch (java.io.IOException | java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }
}
