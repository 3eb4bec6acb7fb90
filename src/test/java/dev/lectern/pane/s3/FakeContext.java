package dev.lectern.pane.s3;

import dev.lectern.aws.AwsClients;
import dev.lectern.aws.Persona;
import dev.lectern.aws.SessionClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.PaneContext;
import dev.lectern.problem.UserProblem;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.Answer;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.SilentToasts;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A pane's surroundings that answer every question with yes and remember what they were told. */
public final class FakeContext implements Dialogs, Settings {

  public final List<Confirmation> asked = new ArrayList<>();
  public final List<Node> forms = new ArrayList<>();
  public final List<Supplier<Attempt>> attempts = new ArrayList<>();
  public final List<String> copied = new ArrayList<>();
  public final List<String> toasts = new ArrayList<>();
  public final List<UserProblem> problems = new ArrayList<>();
  private final Map<String, Record> sections = new HashMap<>();

  /** A context whose clients are real or, when null, must not be used. */
  public PaneContext context(TaskRunner tasks, AwsClients clients) {
    return new PaneContext(
        clients == null ? new NoClients() : clients,
        tasks,
        this,
        new SilentToasts() {
          @Override
          public void show(String title, String detail, Optional<Action> next) {
            toasts.add(title);
          }
        },
        this,
        new PaneContext.Desktop() {
          @Override
          public void copy(String text) {
            copied.add(text);
          }

          @Override
          public void browse(String url) {}
        },
        new PaneContext.Shell() {
          @Override
          public void open(String paneId, String place) {}

          @Override
          public void showCall(String requestId) {}
        });
  }

  @Override
  public CompletableFuture<Boolean> confirm(Confirmation question) {
    asked.add(question);
    return Answer.of(true);
  }

  @Override
  public CompletableFuture<Boolean> confirmByTyping(Confirmation question, String expected) {
    return confirm(question);
  }

  @Override
  public CompletableFuture<Optional<String>> ask(String title, String label, String initial) {
    return Answer.of(Optional.of(initial));
  }

  @Override
  public CompletableFuture<Boolean> form(String title, Node content, String verb) {
    forms.add(content);
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<Boolean> form(
      String title,
      Node content,
      String verb,
      ObservableBooleanValue valid,
      Supplier<Attempt> attempt) {
    attempts.add(attempt);
    return form(title, content, verb, valid);
  }

  @Override
  public void problem(UserProblem problem) {
    problems.add(problem);
  }

  @Override
  public CompletableFuture<List<Path>> chooseFiles(String title) {
    return Answer.of(List.of());
  }

  @Override
  public CompletableFuture<Optional<Path>> chooseFolder(String title) {
    return Answer.of(Optional.empty());
  }

  @Override
  public CompletableFuture<Optional<Path>> chooseSave(String title, String suggestedName) {
    return Answer.of(Optional.empty());
  }

  @Override
  public <T extends Record> T get(String name, Class<T> type, T initial) {
    Record kept = sections.get(name);
    return kept == null ? initial : type.cast(kept);
  }

  @Override
  public void put(String name, Record section) {
    sections.put(name, section);
  }

  @Override
  public void close() {}

  private record NoClients() implements AwsClients {

    @Override
    public SessionInfo session() {
      return new SessionInfo(
          "s1",
          SessionInfo.Kind.SANDBOX,
          "Sandbox",
          "us-east-1",
          "000000000000",
          "",
          Optional.of(URI.create("http://127.0.0.1:1")));
    }

    @Override
    public AwsClients withOrigin(String origin) {
      return this;
    }

    @Override
    public S3Client s3() {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public S3Client s3(String region) {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public S3Presigner s3Presigner(String region) {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public void checkAllowed(String service, String operation) {}

    @Override
    public DynamoDbClient dynamoDb() {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public software.amazon.awssdk.services.iam.IamClient iam() {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public DynamoDbStreamsClient dynamoDbStreams() {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public SessionClients as(String id, String secret, @Nullable String token, String arn) {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public SessionClients as(Persona who) {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public LambdaClient lambda() {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public SfnClient sfn() {
      throw new AssertionError("No call was expected.");
    }

    @Override
    public StsClient sts() {
      throw new AssertionError("No call was expected.");
    }
  }
}
