package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.transfer.MultipartViewModel.Row;
import dev.lectern.pane.s3.transfer.TransferGateway.Unfinished;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Columns;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.MessageBand;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The steps of a multipart upload as buttons, in their order. */
public final class MultipartController {

  private final MultipartViewModel model;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("s3transfer");

  @FXML private Label fileName;
  @FXML private TextField key;
  @FXML private Spinner<Integer> size;
  @FXML private Button create;
  @FXML private Button send;
  @FXML private Button sendRest;
  @FXML private Button list;
  @FXML private CheckBox reversed;
  @FXML private Button complete;
  @FXML private Button abort;
  @FXML private Label sentence;
  @FXML private VBox trouble;
  @FXML private Label billed;
  @FXML private TableView<Row> table;
  @FXML private TableColumn<Row, Boolean> chosen;
  @FXML private TableColumn<Row, Row> number;
  @FXML private TableColumn<Row, Row> bytes;
  @FXML private TableColumn<Row, String> state;
  @FXML private TableColumn<Row, String> etag;
  @FXML private TableColumn<Row, String> checksum;
  @FXML private Label unfinishedTitle;
  @FXML private Button reload;
  @FXML private Button abortChosen;
  @FXML private ListView<Unfinished> uploads;

  MultipartController(MultipartViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
  }

  @FXML
  private void initialize() {
    key.textProperty().bindBidirectional(model.keyProperty());
    reversed.selectedProperty().bindBidirectional(model.reversedProperty());
    reversed.selectedProperty().addListener((o, before, now) -> say());
    size.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, 5120, 5));
    size.valueProperty().addListener((o, b, now) -> model.partMebibytesProperty().set(now));
    Icons.only(reload, "fth-refresh-cw", texts.get("hand.reload"));
    reload.getStyleClass().addAll("flat", "small");
    columns();
    table.setItems(model.rows());
    table.setPlaceholder(new Label(texts.get("hand.say.file")));
    uploads.setItems(model.unfinished());
    uploads.setCellFactory(view -> new UploadCell(texts));
    enable();
    model.uploadProperty().addListener((o, before, now) -> say());
    model.storedProperty().addListener((o, before, now) -> say());
    model.problemProperty().addListener((o, before, now) -> say());
    model.busyProperty().addListener((o, before, now) -> say());
    model.fileProperty().addListener((o, before, now) -> say());
    model.rows().addListener((ListChangeListener<Row>) change -> say());
    model.unfinished().addListener((ListChangeListener<Unfinished>) change -> say());
    say();
  }

  private void columns() {
    chosen.setCellValueFactory(data -> data.getValue().chosenProperty());
    chosen.setCellFactory(CheckBoxTableCell.forTableColumn(chosen));
    TransferCells.text(number, row -> Format.number(row.number()));
    TransferCells.text(bytes, row -> Format.bytes(row.size()));
    state.setCellValueFactory(
        data ->
            data.getValue()
                .sentProperty()
                .map(part -> texts.get(part.isPresent() ? "hand.sent" : "hand.waiting")));
    etag.setCellValueFactory(data -> data.getValue().etagProperty());
    etag.setCellFactory(TextFieldTableCell.forTableColumn());
    etag.setOnEditCommit(event -> event.getRowValue().etagProperty().set(event.getNewValue()));
    checksum.setCellValueFactory(
        data ->
            data.getValue()
                .sentProperty()
                .map(part -> part.map(p -> p.crc32() == null ? "" : p.crc32()).orElse("")));
    table.getColumns().forEach(column -> column.setEditable(column == chosen || column == etag));
    Columns.grow(table);
    CutTip.on(billed);
    number.setSortable(false);
    bytes.setSortable(false);
  }

  private void enable() {
    BooleanBinding open =
        Bindings.createBooleanBinding(
            () -> model.uploadProperty().get().isPresent(), model.uploadProperty());
    BooleanBinding empty = Bindings.isEmpty(model.rows());
    create.disableProperty().bind(open.or(empty).or(model.busyProperty()));
    key.disableProperty().bind(open);
    size.disableProperty().bind(open);
    send.disableProperty().bind(open.not());
    sendRest.disableProperty().bind(open.not());
    list.disableProperty().bind(open.not());
    complete.disableProperty().bind(open.not().or(model.busyProperty()));
    abort.disableProperty().bind(open.not());
    abortChosen.disableProperty().bind(uploads.getSelectionModel().selectedItemProperty().isNull());
  }

  private void say() {
    Path file = model.fileProperty().get();
    fileName.setText(file == null ? texts.get("hand.nofile") : file.getFileName().toString());
    unfinishedTitle.setText(texts.get("hand.unfinished.title", model.unfinished().size()));
    sentence.setText(sentence(file));
    trouble.getChildren().clear();
    model
        .problemProperty()
        .get()
        .ifPresent(
            problem -> trouble.getChildren().setAll(new MessageBand(Tone.DANGER, words(problem))));
  }

  /** A problem in one paragraph. */
  static String words(UserProblem problem) {
    String code = problem.code() == null ? "" : problem.code() + ". ";
    return code + problem.title() + " " + problem.why() + " " + problem.remedy();
  }

  private String sentence(@Nullable Path file) {
    if (model.uploadProperty().get().isPresent()) {
      long sent = model.rows().stream().filter(r -> r.sentProperty().get().isPresent()).count();
      String named =
          model.named().stream()
              .map(part -> String.valueOf(part.number()))
              .collect(Collectors.joining(", "));
      return texts.get(
          "hand.say.parts",
          Format.middle(model.uploadProperty().get().get().uploadId(), 24),
          model.bucketProperty().get(),
          sent,
          model.rows().size(),
          named.isEmpty() ? "–" : Format.middle(named, 40));
    }
    if (model.storedProperty().get().isPresent()) {
      return texts.get("hand.say.stored", model.storedProperty().get().get().etag());
    }
    return texts.get(file == null ? "hand.say.file" : "hand.say.create");
  }

  @FXML
  private void chooseFile() {
    dialogs
        .chooseFiles(texts.get("hand.file"))
        .thenAccept(files -> files.stream().findFirst().ifPresent(model.fileProperty()::set));
  }

  @FXML
  private void create() {
    model.create();
  }

  @FXML
  private void send() {
    Row one = table.getSelectionModel().getSelectedItem();
    if (one == null) {
      model.sendNext();
    } else {
      model.send(one);
    }
  }

  @FXML
  private void sendRest() {
    model.sendRest();
  }

  @FXML
  private void list() {
    model.listParts();
  }

  @FXML
  private void complete() {
    model.complete();
  }

  @FXML
  private void abort() {
    model.abort();
  }

  @FXML
  private void abortChosen() {
    model.abort(uploads.getSelectionModel().getSelectedItem().upload());
  }

  @FXML
  private void listUnfinished() {
    model.listUnfinished();
  }

  private static final class UploadCell extends ListCell<Unfinished> {
    private final Texts texts;

    UploadCell(Texts texts) {
      this.texts = texts;
    }

    @Override
    protected void updateItem(@Nullable Unfinished upload, boolean empty) {
      super.updateItem(upload, empty);
      setText(
          empty || upload == null
              ? null
              : texts.get(
                  "hand.upload",
                  upload.upload().key(),
                  Format.middle(upload.upload().uploadId(), 13),
                  Format.when(upload.initiated())));
    }
  }
}
