package dev.lectern.pane.labs;

import dev.lectern.lab.Lab;
import dev.lectern.lab.LabDesk.Entry;
import dev.lectern.lab.LabException.Finding;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CopyButton;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The labs by module, with how far each is, and what is wrong with those that cannot be done. */
final class LabList {

  private final LabsViewModel model;
  private final LabsServices services;
  private final Texts texts;

  LabList(LabsViewModel model, LabsServices services, Texts texts) {
    this.model = model;
    this.services = services;
    this.texts = texts;
  }

  List<Node> build(LabsViewModel.Catalogue catalogue) {
    List<Node> nodes = new ArrayList<>();
    var problem = model.problemProperty().get();
    if (problem != null) {
      nodes.add(padded(LabParts.problem(problem, LabPage.closeButton(model, texts))));
    }
    nodes.add(LabParts.text(texts.get("list.about"), "text-small", "text-muted", "labs-about"));
    int module = -1;
    for (Entry entry : catalogue.entries()) {
      if (entry.lab().module() != module) {
        module = entry.lab().module();
        nodes.add(LabParts.text(texts.get("module", module), "labs-module"));
      }
      nodes.add(row(entry));
    }
    if (!catalogue.findings().isEmpty()) {
      nodes.add(padded(findings(catalogue.findings())));
    }
    return nodes;
  }

  private Button row(Entry entry) {
    Lab lab = entry.lab();
    Label name = LabParts.text(lab.id() + "  " + lab.title(), "heading");
    String far =
        entry.begun()
            ? texts.get("entry.begun", entry.score(), lab.points())
            : texts.get("entry.new", lab.minutes(), lab.points());
    Label note = LabParts.text(far, "text-small", "text-muted");
    HBox top = new HBox(name);
    HBox.setHgrow(name, javafx.scene.layout.Priority.ALWAYS);
    if (entry.finished()) {
      top.getChildren().add(new Chip(texts.get("chip.finished"), Tone.SUCCESS, "fth-check"));
    } else if (entry.begun()) {
      top.getChildren().add(new Chip(texts.get("chip.begun"), Tone.ACCENT));
    }
    top.getStyleClass().add("labs-entry-top");
    VBox content = new VBox(top, LabParts.text(lab.summary(), "text-small"), note);
    content.getStyleClass().add("labs-entry-content");
    Button row = new RowButton("labs-entry-" + lab.id().replace('.', '-'), content);
    row.setAccessibleText(texts.get("entry.accessible", lab.id(), lab.title(), far));
    row.setOnAction(event -> model.open(lab.id()));
    row.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            row.fire();
            event.consume();
          }
        });
    return row;
  }

  private Node findings(List<Finding> findings) {
    String count =
        findings.size() == 1
            ? texts.get("findings.one")
            : texts.get("findings.many", findings.size());
    VBox lines = new VBox();
    lines.getStyleClass().add("labs-band-text");
    lines.getChildren().add(LabParts.text(texts.get("findings.title"), "heading"));
    lines.getChildren().add(LabParts.text(count));
    for (Finding finding : findings) {
      String place = finding.line() == 0 ? finding.file() : finding.file() + ":" + finding.line();
      lines.getChildren().add(LabParts.text(place, "mono"));
      String where = finding.where().isEmpty() ? "" : finding.where() + ": ";
      lines.getChildren().add(LabParts.text(where + finding.what()));
    }
    String all = String.join("\n", findings.stream().map(Finding::toString).toList());
    CopyButton copy =
        new CopyButton(
            "labs-findings-copy", texts.get("findings.copy"), () -> all, services.desktop()::copy);
    HBox band = LabParts.band(Tone.WARNING, "fth-alert-triangle", lines);
    band.setId("labs-findings");
    band.getChildren().add(copy);
    return band;
  }

  private static VBox padded(Node node) {
    VBox box = new VBox(node);
    box.getStyleClass().add("labs-padded");
    return box;
  }
}
