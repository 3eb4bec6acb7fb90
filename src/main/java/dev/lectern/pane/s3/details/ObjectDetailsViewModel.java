package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.ObjectDetailsGateway.Lock;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Parts;
import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Pair;
import dev.lectern.ui.i18n.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the chosen object, part by part, and the user's changes to it. Changes that are
 * not saved are kept when another object is chosen, and are there again when it is chosen anew. FX
 * thread.
 */
public final class ObjectDetailsViewModel {

  /** Objects whose unsaved changes are kept. */
  private static final int KEPT = 50;

  private final ObjectDetailsGateway gateway;
  private final TaskRunner tasks;
  private final Runnable written;
  private final Texts texts = Texts.of("s3details");
  private final LatestSlot heading = new LatestSlot();
  private final LatestSlot tagging = new LatestSlot();
  private final LatestSlot locking = new LatestSlot();
  private final LatestSlot parting = new LatestSlot();
  private final ReadOnlyObjectWrapper<Target> target = new ReadOnlyObjectWrapper<>(Target.NONE);
  private final ReadOnlyObjectWrapper<Facet<Head>> head = facet();
  private final ReadOnlyObjectWrapper<Facet<List<Pair>>> tags = facet();
  private final ReadOnlyObjectWrapper<Facet<Lock>> lock = facet();
  private final ReadOnlyObjectWrapper<Facet<Parts>> parts = facet();
  private final Draft<Headers> headers = new Draft<>(Headers.NONE);
  private final Draft<List<Pair>> tagDraft = new Draft<>(List.of());
  private final Draft<Lock> lockDraft = new Draft<>(new Lock("", null, false));
  private final Map<Target, Kept> kept = new LinkedHashMap<>();
  private boolean lockWanted;
  private boolean partsWanted;

  /** What the user changed of an object that is not shown now; null for what was not changed. */
  private record Kept(@Nullable Headers headers, @Nullable List<Pair> tags, @Nullable Lock lock) {

    boolean nothing() {
      return headers == null && tags == null && lock == null;
    }
  }

  /**
   * @param written runs when the object was written anew, so that the listing is no longer true
   */
  public ObjectDetailsViewModel(ObjectDetailsGateway gateway, TaskRunner tasks, Runnable written) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.written = written;
  }

  private static <T> ReadOnlyObjectWrapper<Facet<T>> facet() {
    return new ReadOnlyObjectWrapper<>(new Facet.Nothing<>());
  }

  /** The object that is shown. */
  ReadOnlyObjectProperty<Target> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** What HeadObject says. */
  ReadOnlyObjectProperty<Facet<Head>> headProperty() {
    return head.getReadOnlyProperty();
  }

  /** Its tags. */
  ReadOnlyObjectProperty<Facet<List<Pair>>> tagsProperty() {
    return tags.getReadOnlyProperty();
  }

  /** Its lock, once {@link #wantLock} was called. */
  ReadOnlyObjectProperty<Facet<Lock>> lockProperty() {
    return lock.getReadOnlyProperty();
  }

  /** Its parts, once {@link #wantParts} was called. */
  ReadOnlyObjectProperty<Facet<Parts>> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  /** Headers and metadata as the user changes them. */
  Draft<Headers> headers() {
    return headers;
  }

  /** Tags as the user changes them. */
  Draft<List<Pair>> tags() {
    return tagDraft;
  }

  /** Retention and hold as the user changes them. */
  Draft<Lock> lock() {
    return lockDraft;
  }

  /**
   * Shows an object, or loads it again when it is shown already.
   *
   * @param versionId null for whatever is latest
   */
  public void show(String bucket, String key, @Nullable String versionId) {
    Target next = key.isEmpty() ? Target.NONE : new Target(bucket, key, versionId);
    if (!next.equals(target.get())) {
      keep();
      forget();
      target.set(next);
    } else if (head.get() instanceof Facet.Loading) {
      return;
    }
    load();
  }

  private void keep() {
    Kept changes =
        new Kept(
            headers.dirtyProperty().get() ? headers.valueProperty().get() : null,
            tagDraft.dirtyProperty().get() ? tagDraft.valueProperty().get() : null,
            lockDraft.dirtyProperty().get() ? lockDraft.valueProperty().get() : null);
    if (changes.nothing()) {
      kept.remove(target.get());
      return;
    }
    kept.put(target.get(), changes);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private void forget() {
    for (LatestSlot slot : new LatestSlot[] {heading, tagging, locking, parting}) {
      slot.cancel();
    }
    head.set(new Facet.Nothing<>());
    tags.set(new Facet.Nothing<>());
    lock.set(new Facet.Nothing<>());
    parts.set(new Facet.Nothing<>());
    headers.take(Headers.NONE);
    tagDraft.take(List.of());
    lockDraft.take(new Lock("", null, false));
  }

  /** Asks S3 again for all that is shown. */
  public void load() {
    if (target.get().none()) {
      return;
    }
    loadHead();
    loadTags();
    if (lockWanted) {
      loadLock();
    }
    if (partsWanted) {
      loadParts();
    }
  }

  void loadHead() {
    load(
        head,
        heading,
        gateway::head,
        found -> {
          headers.rebase(found.headers());
          Kept changes = kept.get(target.get());
          if (changes != null && changes.headers() != null) {
            headers.valueProperty().set(changes.headers());
            kept.put(target.get(), new Kept(null, changes.tags(), changes.lock()));
          }
        });
  }

  void loadTags() {
    load(
        tags,
        tagging,
        gateway::tags,
        found -> {
          tagDraft.rebase(found);
          Kept changes = kept.get(target.get());
          if (changes != null && changes.tags() != null) {
            tagDraft.valueProperty().set(changes.tags());
            kept.put(target.get(), new Kept(changes.headers(), null, changes.lock()));
          }
        });
  }

  void loadLock() {
    load(
        lock,
        locking,
        gateway::lock,
        found -> {
          lockDraft.rebase(found);
          Kept changes = kept.get(target.get());
          if (changes != null && changes.lock() != null) {
            lockDraft.valueProperty().set(changes.lock());
            kept.put(target.get(), new Kept(changes.headers(), changes.tags(), null));
          }
        });
  }

  void loadParts() {
    load(parts, parting, gateway::parts, found -> {});
  }

  private <T> void load(
      ReadOnlyObjectWrapper<Facet<T>> into,
      LatestSlot slot,
      Function<Target, T> call,
      Consumer<T> then) {
    Target of = target.get();
    if (into.get().value().isEmpty()) {
      into.set(new Facet.Loading<>());
    }
    tasks
        .work("", progress -> call.apply(of))
        .latest(slot)
        .onSuccess(
            value -> {
              then.accept(value);
              into.set(new Facet.There<>(value));
            })
        .onFailure(problem -> into.set(new Facet.Failed<>(problem)))
        .start();
  }

  /** Whether the lock is looked at; loads it when it is. */
  void wantLock(boolean wanted) {
    lockWanted = wanted;
    if (wanted && lock.get() instanceof Facet.Nothing && !target.get().none()) {
      loadLock();
    }
  }

  /** Whether the parts are looked at; loads them when they are. */
  void wantParts(boolean wanted) {
    partsWanted = wanted;
    if (wanted && parts.get() instanceof Facet.Nothing && !target.get().none()) {
      loadParts();
    }
  }

  /** What saving the headers will do, in a sentence. */
  String headersConsequence() {
    return head.get()
        .value()
        .map(
            now -> {
              if (now.size() > Head.MOST_COPIED) {
                return texts.get("headers.after.large");
              }
              if (now.encryption().customerKey()) {
                return texts.get("headers.after.customer");
              }
              if (target.get().versionId() != null) {
                return texts.get("headers.after.old");
              }
              return texts.get(
                  now.versionId() == null ? "headers.after.plain" : "headers.after.versioned");
            })
        .orElse("");
  }

  /** Whether the headers can be saved as they stand. */
  boolean headersSavable() {
    return headers.dirtyProperty().get()
        && !headers.savingProperty().get()
        && HeaderRules.fine(headers.valueProperty().get())
        && head.get()
            .value()
            .filter(now -> now.size() <= Head.MOST_COPIED && !now.encryption().customerKey())
            .isPresent();
  }

  /** Copies the object onto itself with the headers of the draft. */
  void saveHeaders() {
    if (!headersSavable()) {
      return;
    }
    head.get()
        .value()
        .ifPresent(
            before -> {
              Headers now = headers.valueProperty().get();
              save(
                  headers,
                  of -> gateway.writeHeaders(of, before, now),
                  () -> {
                    written.run();
                    load();
                  });
            });
  }

  /** Whether the tags can be saved as they stand. */
  boolean tagsSavable() {
    return tagDraft.dirtyProperty().get()
        && !tagDraft.savingProperty().get()
        && TagRules.OBJECT.fine(tagDraft.valueProperty().get());
  }

  /** Replaces the tags by those of the draft. */
  void saveTags() {
    if (!tagsSavable()) {
      return;
    }
    List<Pair> before = tagDraft.savedProperty().get();
    List<Pair> now = tagDraft.valueProperty().get();
    save(tagDraft, of -> gateway.writeTags(of, before, now), this::loadTags);
  }

  /**
   * Writes retention and hold of the draft.
   *
   * @param bypass whether a governance retention may be shortened
   */
  void saveLock(boolean bypass) {
    Lock before = lockDraft.savedProperty().get();
    Lock now = lockDraft.valueProperty().get();
    if (lockDraft.dirtyProperty().get() && !lockDraft.savingProperty().get()) {
      save(
          lockDraft,
          of -> gateway.writeLock(of, before, now, bypass),
          () -> {
            loadLock();
            loadHead();
          });
    }
  }

  private <T> void save(Draft<T> draft, Consumer<Target> call, Runnable then) {
    Target of = target.get();
    T value = draft.valueProperty().get();
    draft.began();
    tasks
        .work(
            texts.get("saving", of.key()),
            progress -> {
              call.accept(of);
              return value;
            })
        .onSuccess(
            done -> {
              if (of.equals(target.get())) {
                draft.take(done);
                then.run();
              } else {
                kept.remove(of);
                written.run();
              }
            })
        .onFailure(
            problem -> {
              if (of.equals(target.get())) {
                draft.failed(problem);
              }
            })
        .andFinally(draft::ended)
        .start();
  }
}
