package dev.lectern.pane.s3.details;

import dev.lectern.pane.s3.details.ObjectDetailsGateway.Target;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;

/** What cannot be changed of an object, with a sentence where one is needed to understand it. */
final class Facts {

  /**
   * One line.
   *
   * @param id part of the node id
   * @param name what it is
   * @param value all of it
   * @param meaning what that means; empty when it needs no words
   * @param copied whether somebody may want to copy it
   */
  record Fact(String id, String name, String value, String meaning, boolean copied) {}

  private final Texts texts;
  private final List<Fact> facts = new ArrayList<>();

  private Facts(Texts texts) {
    this.texts = texts;
  }

  /** All lines in their order. */
  static List<Fact> of(Target target, Head head, Texts texts) {
    Facts facts = new Facts(texts);
    facts.where(target, head);
    facts.content(head);
    facts.storage(head);
    return List.copyOf(facts.facts);
  }

  private void where(Target target, Head head) {
    add("key", target.key(), "", true);
    add("uri", "s3://" + target.bucket() + "/" + target.key(), "", true);
    add("arn", "arn:aws:s3:::" + target.bucket() + "/" + target.key(), "", true);
    if (head.versionId() != null) {
      boolean none = head.versionId().equals("null");
      add("version", head.versionId(), none ? texts.get("fact.version.null") : "", true);
    }
  }

  private void content(Head head) {
    String exact = head.size() < 10 * 1024 ? "" : " (" + Format.number(head.size()) + " B)";
    add("size", Format.bytes(head.size()) + exact, "", false);
    add("modified", Format.dayTime(head.modified()), "", false);
    add("etag", head.etag(), etag(head), true);
    if (head.checksums().isEmpty()) {
      add("checksum", texts.get("fact.none"), texts.get("fact.checksum.none"), false);
    }
    for (Head.Checksum checksum : head.checksums()) {
      facts.add(
          new Fact(
              "checksum",
              texts.get("fact.checksum.of", checksum.algorithm()),
              checksum.value(),
              texts.get("fact.checksum." + checksum.type()),
              true));
    }
  }

  private String etag(Head head) {
    return switch (head.etagKind()) {
      case MD5 -> texts.get("fact.etag.md5");
      case MULTIPART -> texts.get("fact.etag.multipart", head.parts());
      case OPAQUE -> texts.get("fact.etag.opaque");
    };
  }

  private void storage(Head head) {
    String classKey = "fact.class." + head.storageClass();
    add(
        "class",
        head.storageClass(),
        texts.bundle().containsKey(classKey) ? texts.get(classKey) : "",
        false);
    if (head.archived()) {
      add("restore", texts.get("fact.restore.archived"), texts.get("fact.restore.how"), false);
    } else if (!head.restore().isEmpty()) {
      add("restore", head.restore(), "", false);
    }
    encryption(head.encryption());
    if (!head.lock().mode().isEmpty() || head.lock().hold()) {
      add("lock", lock(head.lock()), "", false);
    }
    if (!head.expiration().isEmpty()) {
      add("expiration", head.expiration(), texts.get("fact.expiration.how"), false);
    }
    if (!head.replication().isEmpty()) {
      add("replication", head.replication(), "", false);
    }
  }

  private void encryption(Head.Encryption encryption) {
    if (encryption.customerKey()) {
      add("encryption", "SSE-C, " + encryption.algorithm(), texts.get("fact.sse.c"), false);
      return;
    }
    switch (encryption.algorithm()) {
      case "" -> add("encryption", texts.get("fact.none"), texts.get("fact.sse.unknown"), false);
      case "AES256" -> add("encryption", "SSE-S3, AES256", texts.get("fact.sse.s3"), false);
      default -> {
        add("encryption", encryption.algorithm(), texts.get("fact.sse.kms"), false);
        if (!encryption.kmsKey().isEmpty()) {
          add("kms", encryption.kmsKey(), "", true);
        }
        add("bucketkey", texts.get(encryption.bucketKey() ? "fact.on" : "fact.off"), "", false);
      }
    }
  }

  /** A lock in words: {@code GOVERNANCE until 21 Nov 2026, 10:42:07, legal hold}. */
  private String lock(ObjectDetailsGateway.Lock lock) {
    List<String> words = new ArrayList<>();
    if (lock.until() != null) {
      words.add(texts.get("fact.lock.until", lock.mode(), Format.dayTime(lock.until())));
    }
    if (lock.hold()) {
      words.add(texts.get("fact.lock.hold"));
    }
    return String.join(", ", words);
  }

  private void add(String id, String value, String meaning, boolean copied) {
    facts.add(new Fact(id, texts.get("fact." + id), value, meaning, copied));
  }
}
