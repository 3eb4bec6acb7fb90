package dev.lectern.sandbox.auth.policy;

import tools.jackson.databind.JsonNode;

/** What a kind of policy must and may say besides the grammar. */
public interface Rules {

  /** The policy of any resource; its own service checks more when the policy is written. */
  Rules RESOURCE =
      new Rules() {
        @Override
        public boolean needs(String field) {
          return field.equals("Principal");
        }

        @Override
        public boolean principal(String kind, String value) {
          return !value.isEmpty();
        }

        @Override
        public void check(JsonNode document, Policy policy, Place at) {}
      };

  /** Whether each statement needs {@code Principal}, {@code Action} or {@code Resource}. */
  boolean needs(String field);

  /** Whether a principal of a kind is in a form that AWS takes. */
  boolean principal(String kind, String value);

  /**
   * Checks the rest.
   *
   * @param at makes the fault of a place, which is thrown
   */
  void check(JsonNode document, Policy policy, Place at);

  /** Makes faults of a kind of policy's own rules. */
  @FunctionalInterface
  interface Place {
    /**
     * A fault.
     *
     * @param sentence in the service's own words
     * @param pointer JSON pointer
     */
    PolicyFault fault(String sentence, String pointer);
  }

  /**
   * Reads a document by these rules.
   *
   * @throws PolicyFault when it is not one
   */
  default Policy read(String text) {
    return new PolicyReader(text, this).read();
  }
}
