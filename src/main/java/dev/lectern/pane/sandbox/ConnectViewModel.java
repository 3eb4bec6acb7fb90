package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.SandboxInstance.Account;
import java.net.URI;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The lines by which the sandbox is used from elsewhere. FX thread. */
final class ConnectViewModel {

  /** From where. */
  enum Tool {
    BASH,
    POWERSHELL,
    PROFILE,
    JAVA,
    PYTHON
  }

  private static final String MASK = "••••••••••••••••";

  private final URI endpoint;
  private final String region;
  private final List<Account> accounts;
  private final ObjectProperty<Account> account;
  private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.BASH);
  private final BooleanProperty shown = new SimpleBooleanProperty();

  ConnectViewModel(URI endpoint, String region, List<Account> accounts) {
    this.endpoint = endpoint;
    this.region = region;
    this.accounts = accounts;
    this.account = new SimpleObjectProperty<>(accounts.getFirst());
    account.addListener((o, before, now) -> shown.set(false));
  }

  List<Account> accounts() {
    return accounts;
  }

  ObjectProperty<Account> accountProperty() {
    return account;
  }

  ObjectProperty<Tool> toolProperty() {
    return tool;
  }

  /** Whether the user asked to see the secret key; another account hides it again. */
  BooleanProperty shownProperty() {
    return shown;
  }

  /** The secret key, or dots while it is hidden. */
  String secret() {
    return shown.get() ? account.get().secretAccessKey() : MASK;
  }

  /** The lines as they are shown. */
  String shownLines() {
    return lines(secret());
  }

  /** The lines as they are copied: they work. */
  String lines() {
    return lines(account.get().secretAccessKey());
  }

  private String lines(String secret) {
    String key = account.get().accessKeyId();
    return switch (tool.get()) {
      case BASH ->
          """
          export AWS_ENDPOINT_URL=%1$s
          export AWS_ACCESS_KEY_ID=%2$s
          export AWS_SECRET_ACCESS_KEY=%3$s
          export AWS_REGION=%4$s AWS_DEFAULT_REGION=%4$s
          aws --endpoint-url $AWS_ENDPOINT_URL --region $AWS_REGION s3 ls\
          """
              .formatted(endpoint, key, secret, region);
      case POWERSHELL ->
          """
          $env:AWS_ENDPOINT_URL = "%s"
          $env:AWS_ACCESS_KEY_ID = "%s"
          $env:AWS_SECRET_ACCESS_KEY = "%s"
          $env:AWS_REGION = $env:AWS_DEFAULT_REGION = "%s"
          aws --endpoint-url $env:AWS_ENDPOINT_URL --region $env:AWS_REGION s3 ls\
          """
              .formatted(endpoint, key, secret, region);
      case PROFILE ->
          """
          # ~/.aws/credentials; then: aws --profile sandbox --endpoint-url %1$s s3 ls
          [sandbox]
          aws_access_key_id = %2$s
          aws_secret_access_key = %3$s
          region = %4$s
          endpoint_url = %1$s
          # a role, in ~/.aws/config with AWS CLI 1.29 or 2.13 and newer:
          # [profile NAME]
          # role_arn = arn:aws:iam::%5$s:role/ROLE
          # source_profile = sandbox
          # region = %4$s
          # endpoint_url = %1$s\
          """
              .formatted(endpoint, key, secret, region, account.get().id());
      case JAVA ->
          """
          S3Client s3 = S3Client.builder()
              .endpointOverride(URI.create("%s"))
              .region(Region.of("%s"))
              .credentialsProvider(StaticCredentialsProvider.create(
                  AwsBasicCredentials.create("%s", "%s")))
              .build();\
          """
              .formatted(endpoint, region, key, secret);
      case PYTHON ->
          """
          s3 = boto3.client(
              "s3",
              endpoint_url="%s",
              region_name="%s",
              aws_access_key_id="%s",
              aws_secret_access_key="%s")\
          """
              .formatted(endpoint, region, key, secret);
    };
  }
}
