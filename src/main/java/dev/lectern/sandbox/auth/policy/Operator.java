package dev.lectern.sandbox.auth.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * An operator of a condition: a comparison, for sets perhaps, and perhaps only where the key
 * exists.
 *
 * @param text as it stands in the policy
 * @param comparison how it compares
 * @param set how it takes the values of a multivalued key
 * @param ifExists whether a request without the key fulfils it
 */
public record Operator(String text, Comparison comparison, Quantifier set, boolean ifExists) {

  /** How the values of a multivalued key count ("Set operators for multivalued context keys"). */
  public enum Quantifier {
    NONE,
    ANY,
    ALL
  }

  private static final String ANY = "foranyvalue:";
  private static final String ALL = "forallvalues:";
  private static final String IF_EXISTS = "ifexists";

  /** Reads an operator's name; empty when there is none such. */
  public static Optional<Operator> read(String text) {
    String rest = text.toLowerCase(Locale.ROOT);
    Quantifier set = Quantifier.NONE;
    if (rest.startsWith(ANY)) {
      set = Quantifier.ANY;
      rest = rest.substring(ANY.length());
    } else if (rest.startsWith(ALL)) {
      set = Quantifier.ALL;
      rest = rest.substring(ALL.length());
    }
    boolean ifExists = rest.endsWith(IF_EXISTS);
    String word = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
    Comparison comparison = Comparison.named(word);
    return comparison == null || (ifExists && comparison == Comparison.NULL)
        ? Optional.empty()
        : Optional.of(new Operator(text, comparison, set, ifExists));
  }
}
