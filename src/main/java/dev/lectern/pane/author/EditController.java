package dev.lectern.pane.author;

import dev.lectern.lab.Check;
import dev.lectern.lab.Lab;
import dev.lectern.lab.LabBench;
import dev.lectern.lab.LabException;
import dev.lectern.lab.Step;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Segments;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.editor.CodeEditor;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.markdown.MarkdownHost;
import dev.lectern.ui.markdown.MarkdownView;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The labs, one's files in an editor with what is wrong at its line, and how it will look. */
public final class EditController {

  private final EditViewModel model;
  private final Dialogs dialogs;
  private final Texts texts;
  private final CodeEditor editor;
  private final Segments<String> files;
  private final MarkdownView preview;

  @FXML private ListView<Path> labs;
  @FXML private HBox bar;
  @FXML private Button save;
  @FXML private Button prove;
  @FXML private StackPane area;
  @FXML private VBox messages;
  @FXML private ListView<LabException.Finding> findings;
  @FXML private ScrollPane side;
  @FXML private Label none;

  EditController(EditViewModel model, Dialogs dialogs, MarkdownHost host, Texts texts) {
    this.model = model;
    this.dialogs = dialogs;
    this.texts = texts;
    editor = new CodeEditor("author-editor", texts.get("edit.editor"));
    files = new Segments<>("author-file", file -> file, LabBench.FILES.toArray(String[]::new));
    preview = new MarkdownView(host);
  }

  @FXML
  private void initialize() {
    preview.getStyleClass().add("author-preview");
    side.setContent(preview);
    area.getChildren().addFirst(editor);
    bar.getChildren().addFirst(files);
    labs.setCellFactory(view -> new LabCell());
    labs.getSelectionModel().selectedItemProperty().subscribe((before, now) -> chosen(now));
    findings.setCellFactory(view -> new FindingCell());
    findings
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            finding -> {
              if (finding != null) {
                show(finding);
              }
            });
    save.setOnAction(event -> model.save());
    prove.setOnAction(event -> model.prove());
    files.valueProperty().subscribe(file -> fill());
    editor.textProperty().subscribe(text -> model.typed(files.valueProperty().get(), text));
    model.foldersProperty().subscribe(all -> labs.getItems().setAll(all));
    model.folderProperty().subscribe(folder -> fill());
    model.checkedProperty().subscribe(checked -> checked());
    model.busyProperty().subscribe(busy -> state());
    model.changedProperty().subscribe(changed -> state());
    model.problemProperty().subscribe(problem -> state());
    model.proofProperty().subscribe(proof -> state());
  }

  private void chosen(@Nullable Path lab) {
    Path open = model.folderProperty().get();
    if (lab == null || lab.equals(open)) {
      return;
    }
    List<String> lost = model.unfinished();
    if (lost.isEmpty()) {
      model.open(lab);
      return;
    }
    var _ =
        dialogs
            .leave(texts.get("edit.leave"), lost, texts.get("edit.leave.verb"))
            .thenAccept(
                go -> {
                  if (go) {
                    model.open(lab);
                  } else {
                    labs.getSelectionModel().select(open);
                  }
                });
  }

  private void fill() {
    boolean open = model.folderProperty().get() != null;
    String file = files.valueProperty().get();
    editor.show(open ? model.text(file) : "", file.endsWith(".json") ? Syntax.JSON : Syntax.PLAIN);
    editor.setEditable(open);
    none.setVisible(!open);
    checked();
    state();
  }

  private void checked() {
    LabBench.Checked now = model.checkedProperty().get();
    findings.getItems().setAll(now.findings());
    findings.setVisible(!now.findings().isEmpty());
    findings.setManaged(findings.isVisible());
    editor.mark(
        model.findings(files.valueProperty().get()).stream()
            .map(LabException.Finding::line)
            .filter(line -> line > 0)
            .toList());
    preview.show(now.lab().map(EditController::shown).orElseGet(() -> model.text("guide.md")));
  }

  private void show(LabException.Finding finding) {
    if (LabBench.FILES.contains(finding.file())) {
      files.valueProperty().set(finding.file());
      editor.goTo(Math.max(1, finding.line()), Math.max(1, finding.column()));
    }
  }

  private void state() {
    boolean open = model.folderProperty().get() != null;
    boolean busy = model.busyProperty().get();
    boolean changed = model.changedProperty().get();
    save.setDisable(!open || busy || !changed);
    prove.setDisable(!open || busy || changed);
    messages.getChildren().clear();
    UserProblem problem = model.problemProperty().get();
    if (problem != null) {
      messages
          .getChildren()
          .add(
              new MessageBand(
                  Tone.DANGER, problem.title() + " " + problem.why() + " " + problem.remedy()));
    }
    EditViewModel.Proof proof = model.proofProperty().get();
    if (proof != null && proof.faults().isEmpty()) {
      messages.getChildren().add(new MessageBand(Tone.SUCCESS, texts.get("edit.proven")));
    } else if (proof != null) {
      proof
          .faults()
          .forEach(fault -> messages.getChildren().add(new MessageBand(Tone.DANGER, fault)));
    }
  }

  /** The lab as learners meet it: its guide, and under each step what is checked. */
  private static String shown(Lab lab) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(lab.id()).append(' ').append(lab.title()).append("\n\n");
    text.append("*").append(lab.summary()).append("*\n\n").append(lab.intro()).append("\n\n");
    for (Step step : lab.steps()) {
      text.append("## ").append(step.title()).append(" (").append(step.points()).append(")\n\n");
      text.append(lab.guide().getOrDefault(step.id(), "")).append("\n\n");
      for (Check check : step.checks()) {
        text.append("- ").append(check.say()).append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static final class LabCell extends ListCell<Path> {

    private static final Pattern MODULE = Pattern.compile("m(\\d+)[^/\\\\]*$");

    @Override
    protected void updateItem(@Nullable Path lab, boolean empty) {
      super.updateItem(lab, empty);
      setText(empty || lab == null ? null : named(lab));
    }

    /** {@code m04-permissions/c-boundary} is {@code 4.C boundary}; other folders as they are. */
    private static String named(Path lab) {
      String folder = String.valueOf(lab.getFileName());
      Matcher module = MODULE.matcher(String.valueOf(lab.getParent()));
      return module.find() && folder.matches("[a-z]-.+")
          ? Integer.parseInt(module.group(1))
              + "."
              + Character.toUpperCase(folder.charAt(0))
              + "  "
              + folder.substring(2).replace('-', ' ')
          : folder;
    }
  }

  private static final class FindingCell extends ListCell<LabException.Finding> {

    FindingCell() {
      setWrapText(true);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(LabException.@Nullable Finding finding, boolean empty) {
      super.updateItem(finding, empty);
      setText(empty || finding == null ? null : finding.toString());
    }
  }
}
