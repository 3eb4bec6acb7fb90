package dev.lectern.pane.s3.buckets;

import dev.lectern.pane.s3.access.Loaded;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Cells of the list of buckets. A cell that is shown makes its bucket's facts be asked for. */
final class BucketCells {

  private final BucketsViewModel model;
  private final Texts texts = Texts.of("s3");

  BucketCells(BucketsViewModel model) {
    this.model = model;
  }

  void name(TableColumn<Bucket, Bucket> column) {
    install(
        column,
        bucket -> {
          model.need(bucket);
          Label label = new Label(bucket.name(), Icons.of("fth-hard-drive"));
          label.getStyleClass().add("s3-name");
          return label;
        });
    column.setComparator(Comparator.comparing(Bucket::name));
  }

  void region(TableColumn<Bucket, Bucket> column) {
    install(column, bucket -> new Label(regionOf(bucket)));
    column.setComparator(Comparator.comparing(this::regionOf));
  }

  void versioning(TableColumn<Bucket, Bucket> column) {
    install(column, bucket -> loaded(bucket, BucketFacts::versioning, this::versioning));
    column.setSortable(false);
  }

  void access(TableColumn<Bucket, Bucket> column) {
    install(column, bucket -> loaded(bucket, BucketFacts::access, this::access));
    column.setSortable(false);
  }

  void created(TableColumn<Bucket, Bucket> column) {
    install(column, bucket -> new Label(Format.dayTime(bucket.created())));
    column.setComparator(Comparator.comparing(Bucket::created));
  }

  private static void install(TableColumn<Bucket, Bucket> column, Function<Bucket, Node> drawing) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(any -> new Cell(drawing));
  }

  private String regionOf(Bucket bucket) {
    BucketFacts facts = model.facts().get(bucket.name());
    String known = facts == null ? bucket.region() : facts.region();
    return known == null ? "" : known;
  }

  private <T> Node loaded(
      Bucket bucket, Function<BucketFacts, Loaded<T>> part, Function<T, Node> drawing) {
    BucketFacts facts = model.facts().get(bucket.name());
    return facts == null ? new Label() : part.apply(facts).fold(drawing, this::notKnown);
  }

  private Node versioning(BucketFacts.Versioning state) {
    return switch (state) {
      case ENABLED -> new Chip(texts.get("buckets.versioning.enabled"), Tone.SUCCESS, "fth-layers");
      case SUSPENDED ->
          new Chip(texts.get("buckets.versioning.suspended"), Tone.WARNING, "fth-layers");
      case NEVER -> muted(texts.get("buckets.versioning.never"));
    };
  }

  private Node access(BucketFacts.Access state) {
    return switch (state) {
      case PUBLIC -> new Chip(texts.get("buckets.access.public"), Tone.DANGER, "fth-unlock");
      case BLOCKED -> new Chip(texts.get("buckets.access.blocked"), Tone.NEUTRAL, "fth-lock");
      case NOT_PUBLIC -> muted(texts.get("buckets.access.private"));
    };
  }

  /** Denied is said as such; any other failure is not the user's lack of permission. */
  private Label notKnown(UserProblem why) {
    Label label = muted(texts.get(why.denied() ? "buckets.denied" : "buckets.unknown"));
    label.setGraphic(Icons.of(why.denied() ? "fth-shield" : "fth-alert-triangle"));
    String code = why.code() == null ? "" : why.code() + "\n";
    label.setTooltip(new Tooltip(why.title() + "\n" + code + why.why() + "\n" + why.remedy()));
    label.setAccessibleText(label.getText() + ", " + why.title());
    return label;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("text-muted");
    return label;
  }

  /** A cell that is drawn from its bucket. */
  private static final class Cell extends TableCell<Bucket, Bucket> {

    private final Function<Bucket, Node> drawing;

    Cell(Function<Bucket, Node> drawing) {
      this.drawing = drawing;
    }

    @Override
    protected void updateItem(@Nullable Bucket bucket, boolean empty) {
      super.updateItem(bucket, empty);
      setGraphic(empty || bucket == null ? null : drawing.apply(bucket));
    }
  }
}
