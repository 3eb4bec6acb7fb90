package dev.lectern.sandbox.iam;

import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.util.Locale;

/** What can have policies. Most operations on them differ by these words only. */
enum Entity {
  USER(Kind.USER, "User", "AIDA", 10, 2_048),
  GROUP(Kind.GROUP, "Group", "AGPA", 10, 5_120),
  ROLE(Kind.ROLE, "Role", "AROA", 20, 10_240);

  private final Kind kind;
  private final String word;
  private final String prefix;
  private final int mostPolicies;
  private final int mostInline;

  Entity(Kind kind, String word, String prefix, int mostPolicies, int mostInline) {
    this.kind = kind;
    this.word = word;
    this.prefix = prefix;
    this.mostPolicies = mostPolicies;
    this.mostInline = mostInline;
  }

  Kind kind() {
    return kind;
  }

  /** {@code User}, as in {@code UserName}. */
  String word() {
    return word;
  }

  String lower() {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The member that names it. */
  String member() {
    return word + "Name";
  }

  /** What its unique id begins with. */
  String prefix() {
    return prefix;
  }

  /** Managed policies that can be attached ("IAM and AWS STS quotas"). */
  int mostPolicies() {
    return mostPolicies;
  }

  /** Characters of all inline policies together, without white space. */
  int mostInline() {
    return mostInline;
  }
}
