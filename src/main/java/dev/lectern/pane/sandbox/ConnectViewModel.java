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
    ROLE,
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
          export AWS_DISABLE_HOST_PREFIX_INJECTION=true
          aws --endpoint-url $AWS_ENDPOINT_URL --region $AWS_REGION s3 ls\
          """
              .formatted(endpoint, key, secret, region);
      case POWERSHELL ->
          """
          $env:AWS_ENDPOINT_URL = "%s"
          $env:AWS_ACCESS_KEY_ID = "%s"
          $env:AWS_SECRET_ACCESS_KEY = "%s"
          $env:AWS_REGION = $env:AWS_DEFAULT_REGION = "%s"
          $env:AWS_DISABLE_HOST_PREFIX_INJECTION = "true"
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
          disable_host_prefix_injection = true\
          """
              .formatted(endpoint, key, secret, region);
      case ROLE -> role();
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

  /**
   * Profiles of a user and of a role. Root may assume none, and a user's secret is told only when
   * the key is made, so that both are to be filled in. Before 1.29 and 2.13 the AWS CLI knows no
   * endpoint_url of a profile, and would assume the role at AWS: there a line of its own assumes
   * it.
   */
  private String role() {
    String role = "arn:aws:iam::" + account.get().id() + ":role/ROLE";
    String device = "arn:aws:iam::" + account.get().id() + ":mfa/DEVICE";
    String assume =
        "aws sts assume-role --profile USER --endpoint-url %s --role-arn %s --role-session-name USER"
            .formatted(endpoint, role);
    return """
    # ~/.aws/config; then: aws --profile ROLE --endpoint-url %1$s s3 ls
    # Root may assume no role. The key is a user's: IAM explorer, Keys and MFA.
    [profile USER]
    aws_access_key_id = KEY
    aws_secret_access_key = SECRET
    region = %2$s
    endpoint_url = %1$s

    [profile ROLE]
    region = %2$s
    endpoint_url = %1$s
    role_arn = %3$s
    source_profile = USER
    # external_id = WORD
    # duration_seconds = 900
    # mfa_serial = %4$s

    # AWS CLI before 1.29 or 2.13: this instead, from role_arn on; --external-id as well
    # credential_process = %5$s --output json --query "merge({Version:`1`},Credentials)"

    # and with MFA, in bash, without --profile from then on
    # eval "$(%5$s --serial-number %4$s --token-code CODE --output text --query "Credentials.join('',[\
    'export AWS_ACCESS_KEY_ID=',AccessKeyId,' AWS_SECRET_ACCESS_KEY=',SecretAccessKey,\
    ' AWS_SESSION_TOKEN=',SessionToken])")"\
    """
        .formatted(endpoint, region, role, device, assume);
  }
}
