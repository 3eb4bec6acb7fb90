package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Coming;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What a jump of the clock will do, line by line. */
final class OutlookLines {

  private static final int MOST_LINES = 6;

  private final Texts texts;

  OutlookLines(Texts texts) {
    this.texts = texts;
  }

  List<Node> of(ClockViewModel.@Nullable Outlook known) {
    if (known == null) {
      return List.of(line(texts.get("clock.outlook.none"), "text-muted"));
    }
    List<Node> lines = new ArrayList<>();
    lines.add(line(texts.get("clock.outlook", Format.duration(known.step())), "heading"));
    if (known.problem() != null) {
      lines.add(line(known.problem().title() + " " + known.problem().why(), "danger"));
    } else if (known.coming() == null) {
      lines.add(line(texts.get("clock.outlook.looking"), "text-muted"));
    } else {
      known.coming().stream().limit(MOST_LINES).map(this::coming).forEach(lines::add);
      if (known.coming().size() > MOST_LINES) {
        lines.add(
            line(
                texts.get("clock.outlook.more", known.coming().size() - MOST_LINES), "text-muted"));
      }
      if (known.coming().isEmpty()) {
        lines.add(line(texts.get("clock.outlook.nothing"), "text-muted"));
      }
      lines.add(line(texts.get("clock.outlook.urls"), "text-muted"));
    }
    return lines;
  }

  private Node coming(Coming one) {
    Label count = new Label(Format.number(one.count()) + (one.more() ? "+" : ""));
    count.getStyleClass().add("heading");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Label what = line(one.what(), "coming");
    HBox.setHgrow(what, Priority.ALWAYS);
    HBox row = new HBox(8, count, what);
    row.getStyleClass().add("sandbox-coming");
    return row;
  }

  private static Label line(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll("text-small", styleClass);
    return label;
  }
}
