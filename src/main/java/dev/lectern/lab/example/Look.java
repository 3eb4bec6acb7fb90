package dev.lectern.lab.example;

import tools.jackson.databind.JsonNode;

/**
 * What a read-only call told about a thing.
 *
 * @param call for example {@code s3:GetBucketVersioning}
 * @param with its parameters by AWS's names
 * @param answer its members, with {@code $status}
 */
public record Look(String call, JsonNode with, JsonNode answer) {

  boolean sameAs(Look other) {
    return call.equals(other.call) && with.equals(other.with);
  }
}
