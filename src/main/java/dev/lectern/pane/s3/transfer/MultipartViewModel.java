package dev.lectern.pane.s3.transfer;

import dev.lectern.pane.s3.access.LongKeys;
import dev.lectern.pane.s3.transfer.TransferGateway.Part;
import dev.lectern.pane.s3.transfer.TransferGateway.Stored;
import dev.lectern.pane.s3.transfer.TransferGateway.Unfinished;
import dev.lectern.pane.s3.transfer.TransferGateway.Upload;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload step by step: create, send parts in any order, list, complete with chosen
 * parts in a chosen order, abort. It stops nobody from doing it wrong: that is how one learns what
 * S3 answers. FX thread.
 */
public final class MultipartViewModel {

  /** One part of the chosen file. */
  public static final class Row {
    private final int number;
    private final long size;
    private final ReadOnlyObjectWrapper<Optional<Part>> sent =
        new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty etag = new SimpleStringProperty("");
    private final BooleanProperty chosen = new SimpleBooleanProperty(true);

    Row(int number, long size) {
      this.number = number;
      this.size = size;
    }

    /** 1 to 10,000. */
    public int number() {
      return number;
    }

    /** Bytes. */
    public long size() {
      return size;
    }

    /** What S3 answered; empty before. */
    public ReadOnlyObjectProperty<Optional<Part>> sentProperty() {
      return sent.getReadOnlyProperty();
    }

    /** The ETag that completing will send; may be changed, to see what S3 says. */
    public StringProperty etagProperty() {
      return etag;
    }

    /** Whether completing names this part. */
    public BooleanProperty chosenProperty() {
      return chosen;
    }

    private void sent(Part part) {
      sent.set(Optional.of(part));
      etag.set(part.etag());
    }
  }

  private static final long MIB = PartPlan.MIB;

  private final TransferGateway gateway;
  private final TaskRunner tasks;
  private final Consumer<String> changed;
  private final StringProperty bucket = new SimpleStringProperty("");
  private final StringProperty key = new SimpleStringProperty("");
  private String folder = "";
  private String proposed = "";
  private final ObjectProperty<@Nullable Path> file = new SimpleObjectProperty<>();
  private final LongProperty partMebibytes = new SimpleLongProperty(5);
  private final BooleanProperty reversed = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Upload>> upload =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Stored>> stored =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ObservableList<Unfinished> unfinished = FXCollections.observableArrayList();
  private int under;

  /**
   * @param changed told the name of a bucket when an object in it was written
   */
  MultipartViewModel(TransferGateway gateway, TaskRunner tasks, Consumer<String> changed) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.changed = changed;
    partMebibytes.addListener((o, before, now) -> cut());
    file.addListener(
        (o, before, now) -> {
          propose();
          cut();
        });
  }

  /** Where uploads go. */
  public StringProperty bucketProperty() {
    return bucket;
  }

  /** The object's key. */
  public StringProperty keyProperty() {
    return key;
  }

  /** What is uploaded; null until chosen. */
  public ObjectProperty<@Nullable Path> fileProperty() {
    return file;
  }

  /** Size of a part in MiB; below 5 only the last part may be ("EntityTooSmall"). */
  public LongProperty partMebibytesProperty() {
    return partMebibytes;
  }

  /** Whether completing names the parts from last to first, which S3 refuses. */
  public BooleanProperty reversedProperty() {
    return reversed;
  }

  /** The upload that was created; empty before and after. */
  public ReadOnlyObjectProperty<Optional<Upload>> uploadProperty() {
    return upload.getReadOnlyProperty();
  }

  /** What went wrong in the last step. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The object of the upload that was completed last. */
  public ReadOnlyObjectProperty<Optional<Stored>> storedProperty() {
    return stored.getReadOnlyProperty();
  }

  /** Whether a step is on its way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** The parts of the file. */
  public ObservableList<Row> rows() {
    return rows;
  }

  /** Uploads of the bucket that are neither completed nor aborted: their parts are billed. */
  public ObservableList<Unfinished> unfinished() {
    return unfinished;
  }

  /** Begins in a place; what was begun elsewhere stays until it is completed or aborted. */
  void open(String toBucket, String prefix) {
    if (upload.get().isEmpty()) {
      bucket.set(toBucket);
      folder = prefix;
      proposed = "";
      key.set("");
      propose();
    }
    listUnfinished();
  }

  /** The key follows the file until the user types another. */
  private void propose() {
    Path chosen = file.get();
    if (upload.get().isEmpty() && key.get().equals(proposed)) {
      proposed = folder + (chosen == null ? "big.bin" : chosen.getFileName());
      key.set(proposed);
    }
  }

  private void cut() {
    Path chosen = file.get();
    long partSize = Math.max(1, partMebibytes.get()) * MIB;
    if (chosen == null || upload.get().isPresent()) {
      return;
    }
    step(
        () -> Files.size(chosen),
        size -> {
          PartPlan plan = PartPlan.of(size, partSize);
          List<Row> cut = new ArrayList<>();
          for (int part = 0; part < Math.min(plan.parts(), 10_000); part++) {
            cut.add(new Row(part + 1, plan.length(part)));
          }
          rows.setAll(cut);
        });
  }

  /** CreateMultipartUpload. */
  public void create() {
    stored.set(Optional.empty());
    String type = MediaTypes.of(key.get());
    String toBucket = bucket.get();
    String toKey = key.get();
    step(
        () -> {
          LongKeys.check(toKey);
          return gateway.create(toBucket, toKey, type);
        },
        begun -> {
          upload.set(Optional.of(begun));
          rows.setAll(rows.stream().map(r -> new Row(r.number(), r.size())).toList());
          listUnfinished();
        });
  }

  /** UploadPart of the first part that was not sent. */
  void sendNext() {
    rows.stream().filter(r -> r.sentProperty().get().isEmpty()).findFirst().ifPresent(this::send);
  }

  /** UploadPart of one part, again if it was sent before. */
  public void send(Row row) {
    Path chosen = file.get();
    long partSize = Math.max(1, partMebibytes.get()) * MIB;
    if (chosen == null) {
      return;
    }
    upload
        .get()
        .ifPresent(
            to ->
                step(
                    () ->
                        gateway.send(
                            to,
                            row.number(),
                            new Slice(chosen, (row.number() - 1) * partSize, row.size()),
                            Meter.NONE),
                    row::sent));
  }

  /** UploadPart of all that were not sent, at the same time. */
  public void sendRest() {
    rows.stream().filter(r -> r.sentProperty().get().isEmpty()).toList().forEach(this::send);
  }

  /** ListParts: what S3 has. */
  public void listParts() {
    upload
        .get()
        .ifPresent(
            of ->
                step(
                    () -> gateway.parts(of),
                    parts -> {
                      for (Row row : rows) {
                        parts.stream()
                            .filter(p -> p.number() == row.number())
                            .findFirst()
                            .ifPresent(row::sent);
                      }
                    }));
  }

  /** The parts that completing will name, in that order. */
  List<Part> named() {
    List<Part> parts = new ArrayList<>();
    for (Row row : rows) {
      row.sentProperty()
          .get()
          .filter(p -> row.chosenProperty().get())
          .map(p -> new Part(p.number(), p.size(), row.etagProperty().get(), p.crc32()))
          .ifPresent(parts::add);
    }
    return reversed.get() ? parts.reversed() : parts;
  }

  /** CompleteMultipartUpload with the chosen parts. */
  public void complete() {
    List<Part> parts = named();
    upload
        .get()
        .ifPresent(
            of ->
                step(
                    () -> {
                      if (parts.isEmpty()) {
                        throw new ProblemException(
                            UserProblem.of(
                                "No part is chosen.",
                                "An object needs at least one part that was sent.",
                                "Send a part and tick it."));
                      }
                      return gateway.complete(of, parts);
                    },
                    object -> {
                      ended();
                      stored.set(Optional.of(object));
                      changed.accept(of.bucket());
                    }));
  }

  /** AbortMultipartUpload of the upload at hand. */
  public void abort() {
    upload.get().ifPresent(this::abort);
  }

  /** AbortMultipartUpload. */
  public void abort(Upload which) {
    step(
        () -> {
          gateway.abort(which);
          return which;
        },
        gone -> {
          if (upload.get().filter(gone::equals).isPresent()) {
            ended();
          }
          unfinished.removeIf(u -> u.upload().equals(gone));
        });
  }

  private void ended() {
    upload.set(Optional.empty());
    rows.setAll(rows.stream().map(r -> new Row(r.number(), r.size())).toList());
    listUnfinished();
  }

  /** ListMultipartUploads. */
  public void listUnfinished() {
    String of = bucket.get();
    step(() -> gateway.unfinished(of), unfinished::setAll);
  }

  private <T> void step(java.util.concurrent.Callable<T> call, Consumer<T> then) {
    problem.set(Optional.empty());
    busy.set(++under > 0);
    tasks
        .work("", progress -> call.call())
        .onSuccess(then)
        .onFailure(failure -> problem.set(Optional.of(failure)))
        .andFinally(() -> busy.set(--under > 0))
        .start();
  }
}
