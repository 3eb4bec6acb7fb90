package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.content.LineText;
import dev.lectern.pane.s3.details.Headers.Name;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Lock;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The text of one object while it is typed. It is written only over the object that was read, or
 * only where there is none; when that fails, the user says what shall be. FX thread.
 */
final class TextViewModel {

  /** Bytes of an object that is edited: as much as the preview shows at most. */
  static final int MOST = PreviewViewModel.MOST;

  private final ObjectDetailsGateway gateway;
  private final TaskRunner tasks;
  private final Target target;
  private final String newType;
  private final Texts texts = Texts.of("s3details");
  private final ReadOnlyStringWrapper read = new ReadOnlyStringWrapper("");
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Question> question =
      new ReadOnlyObjectWrapper<>(Question.NONE);
  private final BooleanProperty agreed = new SimpleBooleanProperty();
  private final BooleanBinding savable;
  private LineText base = LineText.EMPTY;
  private @Nullable Head head;

  /** What the user has to agree to before it is saved. */
  enum Question {
    /** Nothing. */
    NONE,
    /** Overwriting what somebody else wrote since. */
    CHANGED,
    /** Overwriting an object where none was expected. */
    TAKEN,
    /** Making an object anew that somebody deleted. */
    GONE,
    /** Losing the tags, which may not be read. */
    TAGS;

    /** Whether S3 has another object than the one that was read. */
    boolean another() {
      return this == CHANGED || this == TAKEN;
    }
  }

  /**
   * What was read of an object.
   *
   * @param head none when there is no object yet
   */
  record Loaded(@Nullable Head head, LineText text) {

    /** Nothing: the object is to be made. */
    static final Loaded NEW = new Loaded(null, LineText.EMPTY);
  }

  /**
   * @param newType content type of an object that is made
   */
  TextViewModel(
      ObjectDetailsGateway gateway,
      TaskRunner tasks,
      Target target,
      Loaded loaded,
      String newType) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.target = target;
    this.newType = newType;
    take(loaded);
    savable =
        Bindings.createBooleanBinding(
            () ->
                (head == null || !typed.get().equals(read.get()))
                    && (question.get() == Question.NONE || agreed.get()),
            typed,
            read,
            question,
            agreed);
  }

  private void take(Loaded loaded) {
    head = loaded.head();
    base = loaded.text();
    typed.set(base.text());
    read.set(base.text());
    agreed.set(false);
    question.set(Question.NONE);
  }

  /**
   * Reads all of an object. Blocks.
   *
   * @throws ProblemException when it cannot be edited as text
   */
  static Loaded read(ObjectDetailsGateway gateway, Target target, Texts texts) {
    Head head = gateway.head(target);
    if (head.size() > MOST) {
      throw refusal(texts, "large", Format.bytes(head.size()), Format.bytes(MOST));
    }
    return new Loaded(
        head,
        LineText.of(gateway.read(target, head, MOST).bytes(), head.headers().get(Name.CONTENT_TYPE))
            .orElseThrow(() -> refusal(texts, "binary")));
  }

  private static ProblemException refusal(Texts texts, String why, Object... with) {
    return new ProblemException(
        UserProblem.of(
            texts.get("text." + why),
            texts.get("text." + why + ".why", with),
            texts.get("text." + why + ".remedy")));
  }

  /** What S3 had when it was read, with {@code \n} between the lines. */
  ReadOnlyStringProperty readProperty() {
    return read.getReadOnlyProperty();
  }

  /** What is in the editor. */
  StringProperty typedProperty() {
    return typed;
  }

  /** What is to be agreed to before it is saved. */
  ReadOnlyObjectProperty<Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** Whether the user agrees to it. */
  BooleanProperty agreedProperty() {
    return agreed;
  }

  /** Whether there is something to save, and no open question. */
  BooleanBinding savable() {
    return savable;
  }

  /** Whether leaving would lose something. */
  boolean dirty() {
    return !typed.get().equals(read.get());
  }

  /** The language in which it is coloured. */
  Syntax syntax() {
    Head from = head;
    String type = from == null ? newType : from.headers().get(Name.CONTENT_TYPE);
    return PreviewMaker.syntax(target.key(), type, read.get());
  }

  /** What saving will do. */
  String consequence() {
    Head from = head;
    if (from == null) {
      return texts.get("text.after.new", newType);
    }
    if (question.get() == Question.GONE) {
      return texts.get("text.after.gone", newType(from));
    }
    String version = from.versionId();
    String kept =
        texts.get(
            version == null || version.equals("null") ? "text.after.plain" : "text.after.version");
    return from.lock().equals(Lock.NONE) ? kept : kept + " " + texts.get("text.after.lock");
  }

  /**
   * Reads what S3 has now.
   *
   * @param keep is given what was typed, once it is replaced
   */
  void readAgain(Consumer<String> keep, Consumer<UserProblem> failed) {
    tasks
        .work(texts.get("text.reading", target.key()), progress -> read(gateway, target, texts))
        .onSuccess(
            loaded -> {
              keep.accept(typed.get());
              take(loaded);
            })
        .onFailure(failed)
        .start();
  }

  /**
   * Saves what is typed now.
   *
   * @param saved is given the new version's id, empty without versioning
   */
  Attempt save(Consumer<String> saved) {
    Head from = head;
    byte[] bytes = base.bytes(typed.get());
    Question asked = agreed.get() ? question.get() : Question.NONE;
    boolean over = asked.another() || asked == Question.GONE;
    return ended ->
        tasks
                .work(
                    texts.get("saving", target.key()),
                    progress -> {
                      Head upon = over ? gateway.latest(target).orElse(null) : from;
                      return upon == null
                          ? gateway.create(target, newType(from), bytes)
                          : gateway.write(
                              target, upon, asked == Question.TAGS ? List.of() : tags(), bytes);
                    })
                .onSuccess(
                    version -> {
                      ended.accept(Optional.empty());
                      saved.accept(version);
                    })
                .onFailure(why -> ended.accept(Optional.of(explained(why))))
                .start()
            ::cancel;
  }

  private List<Pair> tags() {
    try {
      return gateway.tags(target);
    } catch (RuntimeException failure) {
      UserProblem why = Problems.of(failure);
      throw why.denied()
          ? new ProblemException(
              why.as(texts.get("text.tags"), why.why(), texts.get("text.tags.remedy")))
          : failure;
    }
  }

  /** An object that was deleted meanwhile is made again as what it was. */
  private String newType(@Nullable Head from) {
    return from == null ? newType : from.headers().get(Name.CONTENT_TYPE);
  }

  private UserProblem explained(UserProblem why) {
    Question open = question(why);
    if (open == Question.NONE) {
      return why;
    }
    agreed.set(false);
    question.set(open);
    return switch (open) {
      case NONE, TAGS -> why;
      case GONE ->
          why.as(texts.get("text.gone"), texts.get("text.gone.why"), texts.get("text.gone.remedy"));
      case CHANGED, TAKEN -> {
        String what = open == Question.TAKEN ? "text.taken" : "text.changed";
        yield why.as(texts.get(what), texts.get(what + ".why"), texts.get("text.conflict.remedy"));
      }
    };
  }

  private Question question(UserProblem why) {
    String code = why.code() == null ? "" : why.code();
    if (code.startsWith("404") && !code.contains("NoSuchBucket")) {
      return Question.GONE;
    }
    if (code.startsWith("412") || code.contains("ConditionalRequestConflict")) {
      return head == null ? Question.TAKEN : Question.CHANGED;
    }
    return why.title().equals(texts.get("text.tags")) ? Question.TAGS : Question.NONE;
  }
}
