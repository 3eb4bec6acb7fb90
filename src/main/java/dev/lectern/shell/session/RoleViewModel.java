package dev.lectern.shell.session;

import dev.lectern.aws.SessionSpec;
import dev.lectern.json.Json;
import dev.lectern.ui.i18n.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tools.jackson.core.JacksonException;

/**
 * The form of an assumed role. The rules are those of {@code sts:AssumeRole} (AWS STS API
 * Reference); what only AWS can know, AWS judges.
 */
final class RoleViewModel {

  static final int SHORTEST = 900;
  static final int LONGEST = 43_200;
  private static final int LARGEST_POLICY = 2_048;

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\u0021-\\u007E]{1,512}");
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final Pattern SERIAL = Pattern.compile("[\\w+=/:,.@-]{9,256}");
  private static final Pattern TIME = Pattern.compile("(\\d{1,5})\\s*(s|m|h)?");

  private final Texts texts;
  private final StringProperty arn = new SimpleStringProperty("");
  private final StringProperty sessionName = new SimpleStringProperty("lectern");
  private final StringProperty externalId = new SimpleStringProperty("");
  private final StringProperty mfaSerial = new SimpleStringProperty("");
  private final StringProperty duration = new SimpleStringProperty("");
  private final StringProperty policy = new SimpleStringProperty("");

  RoleViewModel(Texts texts) {
    this.texts = texts;
  }

  StringProperty arn() {
    return arn;
  }

  StringProperty sessionName() {
    return sessionName;
  }

  StringProperty externalId() {
    return externalId;
  }

  StringProperty mfaSerial() {
    return mfaSerial;
  }

  /** Seconds, or a number with {@code m} or {@code h}; empty for AWS's own hour. */
  StringProperty duration() {
    return duration;
  }

  /** A session policy, which narrows what the role may; empty for none. */
  StringProperty policy() {
    return policy;
  }

  /** Fills in what was used last. */
  void fill(SessionSpec.AssumedRole role) {
    arn.set(role.roleArn());
    sessionName.set(role.sessionName());
    externalId.set(role.externalId().orElse(""));
    mfaSerial.set(role.mfaSerial().orElse(""));
    duration.set(role.seconds().map(seconds -> seconds + "").orElse(""));
    policy.set(role.policy().orElse(""));
  }

  String arnProblem() {
    return rule(arn, ARN, "role.arn.rule");
  }

  String sessionNameProblem() {
    return rule(sessionName, SESSION_NAME, "role.name.rule");
  }

  String externalIdProblem() {
    return text(externalId).isEmpty() ? "" : rule(externalId, EXTERNAL_ID, "role.external.rule");
  }

  String mfaSerialProblem() {
    return text(mfaSerial).isEmpty() ? "" : rule(mfaSerial, SERIAL, "role.mfa.rule");
  }

  String durationProblem() {
    if (text(duration).isEmpty()) {
      return "";
    }
    int seconds = seconds().orElse(0);
    return seconds >= SHORTEST && seconds <= LONGEST ? "" : texts.get("role.duration.rule");
  }

  String policyProblem() {
    String document = text(policy);
    return document.isEmpty() || (document.length() <= LARGEST_POLICY && isObject(document))
        ? ""
        : texts.get("role.policy.rule");
  }

  private static boolean isObject(String document) {
    try {
      return Json.MAPPER.readTree(document).isObject();
    } catch (JacksonException broken) {
      return false;
    }
  }

  /** Whether every field keeps its rule. */
  boolean valid() {
    return arnProblem().isEmpty()
        && sessionNameProblem().isEmpty()
        && externalIdProblem().isEmpty()
        && mfaSerialProblem().isEmpty()
        && durationProblem().isEmpty()
        && policyProblem().isEmpty();
  }

  /** The choice, when {@link #valid}. */
  SessionSpec.AssumedRole on(SessionSpec base) {
    return new SessionSpec.AssumedRole(
        base,
        text(arn),
        text(sessionName),
        Optional.of(text(externalId)).filter(id -> !id.isEmpty()),
        Optional.of(text(mfaSerial)).filter(serial -> !serial.isEmpty()),
        seconds(),
        Optional.of(text(policy)).filter(document -> !document.isEmpty()));
  }

  private Optional<Integer> seconds() {
    Matcher time = TIME.matcher(text(duration));
    if (!time.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(time.group(1));
    String unit = time.group(2) == null ? "s" : time.group(2);
    return Optional.of(
        switch (unit) {
          case "h" -> number * 3600;
          case "m" -> number * 60;
          default -> number;
        });
  }

  private String rule(StringProperty field, Pattern rule, String key) {
    return rule.matcher(text(field)).matches() ? "" : texts.get(key);
  }

  private static String text(StringProperty field) {
    return field.get() == null ? "" : field.get().strip();
  }
}
