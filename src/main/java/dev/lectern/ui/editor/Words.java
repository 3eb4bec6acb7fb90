package dev.lectern.ui.editor;

import java.util.Set;

/** The words of languages that have a meaning of their own. */
final class Words {

  static final Set<String> JAVA =
      words(
          """
          abstract boolean byte case catch class continue do double else enum extends false final
          finally float for if implements import instanceof int interface long new null package
          permits private protected public record return sealed short static super switch
          synchronized this throw throws true try var void while yield
          """);

  static final Set<String> JAVASCRIPT =
      words(
          """
          async await break case catch class const continue default delete do else export extends
          false finally for from function if import in instanceof let new null of return static
          super switch this throw true try typeof undefined var void while yield
          """);

  static final Set<String> PYTHON =
      words(
          """
          False None True and as assert async await break class continue def del elif else except
          finally for from global if import in is lambda nonlocal not or pass raise return try
          while with yield
          """);

  static final Set<String> PARTIQL =
      words(
          """
          SELECT FROM WHERE AND OR NOT IN IS MISSING NULL TRUE FALSE BETWEEN ORDER BY ASC DESC
          INSERT INTO VALUE UPDATE SET REMOVE DELETE RETURNING ALL MODIFIED OLD NEW EXISTS LIKE
          """);

  private Words() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
