package dev.lectern.pane.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.SandboxSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.calls.ApiCall;
import dev.lectern.calls.ApiModels;
import dev.lectern.calls.CallExport;
import dev.lectern.calls.CallRecorder;
import dev.lectern.calls.CanonicalDiff;
import dev.lectern.calls.CliRenderer;
import dev.lectern.json.Json;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.task.DirectTaskRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the Call Lens says of calls that a real SDK client makes to a real sandbox. */
class CallsLiveTest {

  private static final String BUCKET = "dv-7f3a-data";

  private final CallRecorder recorder = new CallRecorder();
  private SandboxEngine sandbox;
  private SessionClients clients;

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    sandbox = SandboxEngine.start(SandboxConfig.temporary());
    clients = open(sandbox.accounts().getFirst());
    clients.s3().createBucket(request -> request.bucket(BUCKET));
  }

  @AfterEach
  void stop() {
    clients.close();
    sandbox.close();
  }

  private SessionClients open(Account account) {
    return new ClientFactory(recorder)
        .open(SandboxSession.of(sandbox, account, "us-east-1"), "test");
  }

  private ApiCall last() {
    return recorder.calls().getLast();
  }

  private void tag(SessionClients by) {
    by.s3()
        .putBucketTagging(
            r -> r.bucket(BUCKET).tagging(t -> t.tagSet(tag -> tag.key("a b").value("its ü"))));
  }

  @Test
  void the_signature_is_the_one_that_was_sent_and_both_sides_signed_the_same() {
    tag(clients);
    clients.sts().getCallerIdentity();
    for (ApiCall call : recorder.calls()) {
      var trace = call.attempts().getLast().signature();
      assertThat(trace).as(call.operation()).isNotNull();
      assertThat(trace.equal()).as(call.operation()).isTrue();
      assertThat(trace.computed()).hasSize(64).isEqualTo(trace.sent());
      String server =
          sandbox.journal().find(call.requestId()).orElseThrow().serverCanonicalRequest();
      assertThat(CanonicalDiff.compare(trace.canonicalRequest(), server))
          .allMatch(CanonicalDiff.Line::equal);
    }
    assertThat(recorder.calls().toString())
        .doesNotContain(sandbox.accounts().getFirst().secretAccessKey());
  }

  @Test
  void a_wrong_secret_leaves_the_canonical_request_equal() {
    Account right = sandbox.accounts().getFirst();
    try (SessionClients wrong =
        open(new Account(right.id(), right.accessKeyId(), "not-the-secret"))) {
      assertThatThrownBy(() -> tag(wrong)).isInstanceOf(S3Exception.class);
    }
    assertThat(last().errorCode()).isEqualTo("SignatureDoesNotMatch");
    String server = CanonicalDiff.fromError(last()).orElseThrow();
    String client = last().attempts().getLast().signature().canonicalRequest();
    assertThat(CanonicalDiff.compare(client, server)).allMatch(CanonicalDiff.Line::equal);
  }

  @Test
  void a_line_that_differs_is_found() {
    String client = "GET\n/b/k\n\nhost:a\nx-amz-date:1\n\nhost;x-amz-date\nhash";
    String server = client.replace("host:a", "host:b");
    assertThat(CanonicalDiff.compare(client, server))
        .filteredOn(line -> !line.equal())
        .containsExactly(new CanonicalDiff.Line("header", "host:a", "host:b"));
  }

  @Test
  void the_list_filters_pauses_and_exports() throws Exception {
    try (CallsViewModel model = new CallsViewModel(recorder, 2_000, new DirectTaskRunner())) {
      tag(clients);
      clients.s3().listBuckets();
      assertThat(model.shown())
          .extracting(ApiCall::operation)
          .containsExactly("ListBuckets", "PutBucketTagging", "CreateBucket");
      model.filterProperty().set("op:put");
      assertThat(model.shown()).hasSize(1);
      model.filterProperty().set("");
      model.showProperty().set(CallFilter.Show.WRITES);
      assertThat(model.shown()).hasSize(2);
      model.pausedProperty().set(true);
      clients.s3().listBuckets();
      assertThat(model.waitingProperty().get()).isEqualTo(1);
      model.pausedProperty().set(false);
      model.showProperty().set(CallFilter.Show.ALL);
      assertThat(model.shown()).hasSize(4);
      Path file = folder.resolve("calls.json");
      CallExport.write(model.export(), file);
      var json = Json.MAPPER.readTree(Files.readString(file));
      assertThat(json.size()).isEqualTo(4);
      assertThat(json.get(0).path("operation").asString()).isEqualTo("CreateBucket");
      model.clear();
      assertThat(model.shown()).isEmpty();
    }
  }

  /** The line runs as it stands in a shell, with the real AWS CLI. */
  @Test
  @Tag("cli")
  void the_cli_line_runs_as_it_stands() throws Exception {
    tag(clients);
    clients.s3().getBucketTagging(r -> r.bucket(BUCKET));
    clients.s3().listBuckets();
    clients.sts().getCallerIdentity();
    CliRenderer cli = new CliRenderer(new ApiModels());
    Account account = sandbox.accounts().getFirst();
    for (ApiCall call : recorder.calls()) {
      if (call.operation().equals("CreateBucket")) {
        continue;
      }
      String line = cli.render(call).text();
      ProcessBuilder shell = new ProcessBuilder(List.of("/bin/sh", "-c", line));
      shell.environment().put("PATH", "/usr/bin:/bin");
      shell.environment().put("AWS_ACCESS_KEY_ID", account.accessKeyId());
      shell.environment().put("AWS_SECRET_ACCESS_KEY", account.secretAccessKey());
      Path out = folder.resolve("out.txt");
      Process process =
          shell
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(line + "\n" + Files.readString(out)).isZero();
    }
  }
}
