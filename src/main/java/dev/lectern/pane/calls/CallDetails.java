package dev.lectern.pane.calls;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CanonicalDiff;
import dev.lectern.calls.Permission;
import dev.lectern.calls.Rendering;
import dev.lectern.calls.SignatureTrace;
import dev.lectern.sandbox.JournalView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call in all its forms. Computed off the FX thread.
 *
 * @param call the call
 * @param cli as a line for the AWS CLI
 * @param javaCall as Java, the call only
 * @param javaClass as Java, a class that compiles as it stands
 * @param permissions what IAM asks, the main one first; empty when the operation is not modelled
 * @param journal what the sandbox wrote down, null for other endpoints and once it is forgotten
 * @param explanation why the sandbox let it through or not, null where that is not known
 * @param canonical the client's canonical request beside the server's, empty when that is unknown
 */
record CallDetails(
    ApiCall call,
    Rendering cli,
    Rendering javaCall,
    Rendering javaClass,
    List<Permission> permissions,
    JournalView.@Nullable Entry journal,
    @Nullable Explanation explanation,
    List<CanonicalDiff.Line> canonical) {

  static CallDetails of(ApiCall call, CallServices services) {
    JournalView.Entry journal = journal(call, services).orElse(null);
    return new CallDetails(
        call,
        services.cli().render(call),
        services.java().call(call),
        services.java().wholeClass(call),
        Permission.of(call, services.models()),
        journal,
        journal == null
            ? null
            : services
                .sandbox()
                .get()
                .flatMap(sandbox -> Explanation.of(sandbox, journal))
                .orElse(null),
        canonical(call, journal));
  }

  /** The signature of the last attempt, null when it was not signed or is not taken apart. */
  @Nullable SignatureTrace signature() {
    return call.attempts().getLast().signature();
  }

  private static Optional<JournalView.Entry> journal(ApiCall call, CallServices services) {
    String id = call.requestId();
    return services
        .sandbox()
        .get()
        .filter(sandbox -> id != null && sandbox.endpoint().equals(call.endpoint()))
        .flatMap(sandbox -> sandbox.journal().find(id == null ? "" : id));
  }

  private static List<CanonicalDiff.Line> canonical(
      ApiCall call, JournalView.@Nullable Entry journal) {
    SignatureTrace trace = call.attempts().getLast().signature();
    if (trace == null) {
      return List.of();
    }
    String known = journal == null ? null : journal.serverCanonicalRequest();
    return Optional.ofNullable(known)
        .or(() -> CanonicalDiff.fromError(call))
        .map(server -> CanonicalDiff.compare(trace.canonicalRequest(), server))
        .orElse(List.of());
  }
}
