package dev.lectern.pane.s3.details;

import static dev.lectern.pane.s3.details.SdkObjectDetailsGateway.text;

import dev.lectern.pane.s3.access.BucketCallsGateway;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Lock;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.ui.i18n.Texts;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The lock of an object through the SDK: its retention and its legal hold, each a call. */
final class SdkLockGateway {

  /**
   * What S3 answers when there is no lock to speak of ("GetObjectRetention", "Error responses").
   */
  private static final Set<String> NO_LOCK =
      Set.of("NoSuchObjectLockConfiguration", "ObjectLockConfigurationNotFoundError");

  private final BucketCallsGateway calls;
  private final Texts texts = Texts.of("s3details");

  SdkLockGateway(BucketCallsGateway calls) {
    this.calls = calls;
  }

  Lock lock(Target target) {
    try {
      ObjectLockRetention retention = retention(target);
      return new Lock(
          retention == null ? "" : text(retention.modeAsString()),
          retention == null ? null : retention.retainUntilDate(),
          hold(target));
    } catch (S3Exception e) {
      if (e.statusCode() == 400) {
        throw new ProblemException(
            UserProblem.of(
                texts.get("lock.unavailable"),
                text(e.awsErrorDetails().errorMessage()),
                texts.get("lock.unavailable.remedy")));
      }
      throw e;
    }
  }

  private @Nullable ObjectLockRetention retention(Target target) {
    try {
      return calls
          .call(
              target.bucket(),
              s3 ->
                  s3.getObjectRetention(
                      r ->
                          r.bucket(target.bucket())
                              .key(target.key())
                              .versionId(target.versionId())))
          .retention();
    } catch (S3Exception e) {
      return none(e);
    }
  }

  private boolean hold(Target target) {
    try {
      return calls
              .call(
                  target.bucket(),
                  s3 ->
                      s3.getObjectLegalHold(
                          r ->
                              r.bucket(target.bucket())
                                  .key(target.key())
                                  .versionId(target.versionId())))
              .legalHold()
              .status()
          == ObjectLockLegalHoldStatus.ON;
    } catch (S3Exception e) {
      return none(e) != null;
    }
  }

  private static @Nullable ObjectLockRetention none(S3Exception failure) {
    if (failure.awsErrorDetails() != null
        && NO_LOCK.contains(failure.awsErrorDetails().errorCode())) {
      return null;
    }
    throw failure;
  }

  void writeLock(Target target, Lock before, Lock lock, boolean bypass) {
    boolean retention =
        !lock.mode().equals(before.mode()) || !Objects.equals(lock.until(), before.until());
    if (retention) {
      ObjectLockRetention.Builder value = ObjectLockRetention.builder();
      if (!lock.mode().isEmpty()) {
        value.mode(lock.mode()).retainUntilDate(lock.until());
      }
      calls.call(
          target.bucket(),
          s3 ->
              s3.putObjectRetention(
                  r -> {
                    r.bucket(target.bucket())
                        .key(target.key())
                        .versionId(target.versionId())
                        .retention(value.build());
                    if (bypass) {
                      r.bypassGovernanceRetention(true);
                    }
                  }));
    }
    if (lock.hold() != before.hold()) {
      calls.call(
          target.bucket(),
          s3 ->
              s3.putObjectLegalHold(
                  r ->
                      r.bucket(target.bucket())
                          .key(target.key())
                          .versionId(target.versionId())
                          .legalHold(h -> h.status(lock.hold() ? "ON" : "OFF"))));
    }
  }
}
