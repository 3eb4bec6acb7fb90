package dev.lectern.sandbox.s3;

import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Coming;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.Access;
import dev.lectern.sandbox.auth.Ask;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.auth.Protected;
import dev.lectern.sandbox.s3.access.S3Access;
import dev.lectern.sandbox.s3.bucket.BucketOperations;
import dev.lectern.sandbox.s3.config.ConfigOperations;
import dev.lectern.sandbox.s3.cors.Cors;
import dev.lectern.sandbox.s3.events.Notifier;
import dev.lectern.sandbox.s3.events.Nowhere;
import dev.lectern.sandbox.s3.form.PostObject;
import dev.lectern.sandbox.s3.lifecycle.Lifecycle;
import dev.lectern.sandbox.s3.lifecycle.Outlook;
import dev.lectern.sandbox.s3.list.ListOperations;
import dev.lectern.sandbox.s3.multipart.MultipartOperations;
import dev.lectern.sandbox.s3.object.ObjectOperations;
import dev.lectern.sandbox.s3.policy.PolicyOperations;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.website.Website;
import dev.lectern.sandbox.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Amazon S3 in the sandbox. */
public final class S3Service implements Service, Protected {

  private final Map<String, Operation> operations;
  private final S3State state;
  private final S3Access access;
  private final Cors cors;
  private final Lifecycle lifecycle;
  private final Website website;
  private final PostObject forms;

  /**
   * On the sandbox's store.
   *
   * @param guard decides about website visits and form posts
   */
  public S3Service(Store store, Guard guard) {
    this(store, guard, Nowhere.INSTANCE, Effects.UNSEEN);
  }

  /**
   * On the sandbox's store, with notifications.
   *
   * @param guard decides about website visits and form posts
   * @param deliveries takes what the notification configurations of buckets ask for
   * @param effects is told of it
   */
  public S3Service(Store store, Guard guard, Deliveries deliveries, Effects effects) {
    this.state = new S3State(store);
    this.cors = new Cors(state.buckets());
    this.lifecycle = new Lifecycle(state);
    this.access = new S3Access(state);
    Map<String, Operation> all = new TreeMap<>();
    groups(state).forEach(all::putAll);
    this.operations =
        Collections.unmodifiableMap(new Notifier(state, deliveries, effects).watched(all));
    this.website = new Website(state.buckets(), operations, access, guard);
    this.forms = new PostObject(state.buckets(), operations, access, guard);
  }

  /** Where a group of operations is registered: one line for each package, in any order. */
  private static List<Map<String, Operation>> groups(S3State state) {
    List<Map<String, Operation>> groups = new ArrayList<>();
    groups.add(BucketOperations.all(state));
    groups.add(ObjectOperations.all(state));
    groups.add(MultipartOperations.all(state));
    groups.add(ListOperations.all(state));
    groups.add(ConfigOperations.all(state));
    groups.add(PolicyOperations.all(state));
    return groups;
  }

  @Override
  public String id() {
    return "s3";
  }

  @Override
  public Map<String, Operation> operations() {
    return operations;
  }

  @Override
  public Optional<RawReply> raw(RequestHead head, Body body) throws IOException {
    if (head.method().equals("OPTIONS")) {
      return Optional.of(cors.preflight(head));
    }
    Optional<RawReply> page = website.answer(head, body);
    return page.isPresent() ? page : forms.answer(head, body).map(reply -> shared(head, reply));
  }

  private RawReply shared(RequestHead head, RawReply reply) {
    Map<String, String> headers = new LinkedHashMap<>(reply.headers());
    headers.putAll(cors.answerHeaders(head));
    return new RawReply(reply.status(), headers, reply.payload());
  }

  @Override
  public Map<String, String> answerHeaders(RequestHead head) {
    return cors.answerHeaders(head);
  }

  @Override
  public List<Access> accesses(Ask ask) {
    return access.of(ask);
  }

  @Override
  public List<Coming> coming(Instant now, Instant until) {
    return new Outlook(state).coming(now, until);
  }

  @Override
  public void tick(Instant now) throws IOException {
    lifecycle.tick(now);
  }
}
