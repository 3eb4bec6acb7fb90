package dev.lectern.sandbox;

/** Whose a resource is, as far as a request's access is concerned. */
public sealed interface ResourceOwner {

  /** It exists and belongs to this account. */
  record Account(String id) implements ResourceOwner {}

  /** The request acts on the caller's own account: lists its buckets, makes a new one. */
  record CallersAccount() implements ResourceOwner {}

  /** There is no such resource; the operation says so in its own words. */
  record Missing() implements ResourceOwner {}
}
