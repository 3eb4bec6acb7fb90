package dev.lectern.sandbox.s3.config;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of configuration document, and all that tells it from the others.
 *
 * @param document its name in {@link dev.lectern.sandbox.s3.state.Configurations}
 * @param member the member of the put operation's input that carries it
 * @param wrapped whether the get operation answers it under that member; else its members are the
 *     answer's own
 * @param putStatus HTTP status of a successful put
 * @param check how it is checked
 * @param absent what the get operation answers when the bucket has none
 */
record Kind(
    String document,
    String member,
    boolean wrapped,
    int putStatus,
    Check check,
    Function<Bucket, ObjectNode> absent) {

  /** Checks a document against the schema's finer rules and the bucket. */
  @FunctionalInterface
  interface Check {
    /**
     * Checks.
     *
     * @param bucket the bucket as it is within the transaction
     * @param given the document as sent, known to follow the model
     * @return what is to be kept; without members: the document is removed
     * @throws ServiceException what AWS answers
     */
    ObjectNode check(Call call, Bucket bucket, ObjectNode given);
  }

  /** An absent document that is an error: 404 with AWS's code and text. */
  static Function<Bucket, ObjectNode> missing(String code, String message) {
    return bucket -> {
      throw new ServiceException(404, code, message).with("BucketName", bucket.name());
    };
  }
}
