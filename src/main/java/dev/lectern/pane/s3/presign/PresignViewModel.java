package dev.lectern.pane.s3.presign;

import dev.lectern.pane.s3.presign.PresignGateway.Answer;
import dev.lectern.pane.s3.presign.PresignGateway.Method;
import dev.lectern.pane.s3.presign.PresignGateway.Request;
import dev.lectern.pane.s3.presign.PresignGateway.Signed;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A presigned URL: what it shall allow, what it is made of, what happens when it is used. */
public final class PresignViewModel {

  /** Longest life of a URL: seven days ("Sharing objects with presigned URLs"). */
  public static final Duration LONGEST = Duration.ofDays(7);

  private final PresignGateway gateway;
  private final TaskRunner tasks;
  private final InstantSource time;
  private final String bucket;
  private final String key;
  private final @Nullable String versionId;
  private final LatestSlot signing = new LatestSlot();
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.GET);
  private final ObjectProperty<Duration> expiry =
      new SimpleObjectProperty<>(Duration.ofMinutes(15));
  private final StringProperty contentType = new SimpleStringProperty("");
  private final StringProperty disposition = new SimpleStringProperty("");
  private final StringProperty body = new SimpleStringProperty("Hello from a presigned URL\n");
  private final ReadOnlyObjectWrapper<Optional<Signed>> signed =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
  private Instant signedAt = Instant.EPOCH;
  private boolean changed;

  PresignViewModel(
      PresignGateway gateway,
      TaskRunner tasks,
      InstantSource time,
      String bucket,
      String key,
      @Nullable String versionId) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.time = time;
    this.bucket = bucket;
    this.key = key;
    this.versionId = versionId;
  }

  /** What the URL allows. */
  public ObjectProperty<Method> methodProperty() {
    return method;
  }

  /** How long it lives. */
  public ObjectProperty<Duration> expiryProperty() {
    return expiry;
  }

  /** Content-Type that a PUT must send; empty for any. */
  public StringProperty contentTypeProperty() {
    return contentType;
  }

  /** Name under which a browser saves what it GETs; empty for none. */
  public StringProperty dispositionProperty() {
    return disposition;
  }

  /** What "try it" puts. */
  public StringProperty bodyProperty() {
    return body;
  }

  /** The URL; empty until signed. */
  public ReadOnlyObjectProperty<Optional<Signed>> signedProperty() {
    return signed.getReadOnlyProperty();
  }

  /** What came back when it was tried. */
  public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** Why signing or trying failed. */
  public ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether it is being tried. */
  public ReadOnlyBooleanProperty tryingProperty() {
    return trying.getReadOnlyProperty();
  }

  /** The parts of the URL in their order. */
  public List<UrlPart> parts() {
    return signed.get().map(s -> UrlPart.of(s.url())).orElse(List.of());
  }

  /**
   * What is left of its life by the session's time, in which the URL ages; negative when it is
   * over, empty without a URL.
   */
  public Optional<Duration> remaining() {
    Duration age = Duration.between(signedAt, time.instant());
    return UrlPart.life(parts()).map(life -> life.minus(age));
  }

  /** A line for the shell that does what a try does, as it stands; empty without a URL. */
  public String curl() {
    return signed.get().map(of -> curl(of, body.get())).orElse("");
  }

  private static String curl(Signed of, String content) {
    StringBuilder line = new StringBuilder("curl -i");
    line.append(
        switch (of.method()) {
          case GET -> "";
          // raw: a text that begins with @ is no name of a file
          case PUT -> " -X PUT --data-raw " + quoted(content);
          case DELETE -> " -X DELETE";
        });
    if (of.method() == Method.PUT
        && of.headers().keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      // else curl sends that of a form, and S3 keeps it
      line.append(" -H 'Content-Type:'");
    }
    for (Map.Entry<String, String> header : of.headers().entrySet()) {
      line.append(" -H ").append(quoted(header.getKey() + ": " + header.getValue()));
    }
    return line.append(' ').append(quoted(of.url().toString())).toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Signs with what is chosen now. */
  public void sign() {
    Duration life = expiry.get();
    answer.set(Optional.empty());
    if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(LONGEST) > 0) {
      signed.set(Optional.empty());
      problem.set(
          Optional.of(
              UserProblem.of(
                  "This life is not possible.",
                  "A presigned URL lives from 1 second to 7 days (604,800 seconds).",
                  "Choose a time between them.")));
      return;
    }
    Request request =
        new Request(
            method.get(),
            bucket,
            key,
            method.get() == Method.PUT ? null : versionId,
            life,
            method.get() == Method.PUT ? contentType.get().strip() : "",
            method.get() == Method.GET ? disposition.get().strip() : "");
    problem.set(Optional.empty());
    tasks
        .work("", progress -> gateway.sign(request))
        .latest(signing)
        .onSuccess(
            made -> {
              signedAt = time.instant();
              signed.set(Optional.of(made));
            })
        .onFailure(
            failure -> {
              signed.set(Optional.empty());
              problem.set(Optional.of(failure));
            })
        .start();
  }

  /** Whether a try wrote or deleted the object: what is shown of it elsewhere is old. */
  boolean changed() {
    return changed;
  }

  /** Uses the URL as somebody without credentials would. */
  public void tryIt() {
    signed
        .get()
        .ifPresent(
            url -> {
              String content = body.get();
              trying.set(true);
              problem.set(Optional.empty());
              tasks
                  .work("", progress -> gateway.use(url, content))
                  .onSuccess(
                      result -> {
                        answer.set(Optional.of(result));
                        changed |= url.method() != Method.GET && result.status() < 300;
                      })
                  .onFailure(failure -> problem.set(Optional.of(failure)))
                  .andFinally(() -> trying.set(false))
                  .start();
            });
  }
}
