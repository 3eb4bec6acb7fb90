package dev.lectern.pane.lambda.code;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.functions.FunctionsGateway;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import dev.lectern.ui.i18n.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;

/** Code through the SDK; the package itself is read from its presigned link. */
public final class SdkCodeGateway implements CodeGateway {

  private static final int MOST = 50 * 1024 * 1024;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final AwsClients clients;
  private final FunctionsGateway functions;

  /** With a session's clients. */
  public SdkCodeGateway(AwsClients clients, FunctionsGateway functions) {
    this.clients = clients;
    this.functions = functions;
  }

  @Override
  public byte[] download(FunctionInfo function) throws IOException {
    String link = functions.describe(function.name(), "").codeLocation();
    if (link.isEmpty()) {
      Texts texts = Texts.of("lambda");
      throw new ProblemException(
          UserProblem.of(
              texts.get("code.nolink"),
              texts.get("code.nolink.why"),
              texts.get("code.nolink.remedy")));
    }
    URLConnection connection = URI.create(link).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return in.readNBytes(MOST);
    }
  }

  @Override
  public FunctionInfo deploy(String function, byte[] zip, Progress progress)
      throws InterruptedException {
    clients
        .lambda()
        .updateFunctionCode(r -> r.functionName(function).zipFile(SdkBytes.fromByteArray(zip)));
    FunctionInfo now = functions.describe(function, "");
    while (!now.ready()) {
      Pause.of(LOOK_AGAIN, progress);
      now = functions.describe(function, "");
    }
    return now;
  }
}
