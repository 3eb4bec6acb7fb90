package dev.lectern.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.editor.Syntax.Kind;
import dev.lectern.ui.editor.Syntax.Token;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SyntaxTest {

  private static List<String> parts(Syntax syntax, String text, Kind kind) {
    return syntax.tokens(text).stream()
        .filter(token -> token.kind() == kind)
        .map(token -> text.substring(token.start(), token.end()))
        .toList();
  }

  @Test
  void json_keys_are_not_strings() {
    String json = "{\"a\" : \"x\\\"y\", \"b\":[-1.5e3, true]}";
    assertThat(parts(Syntax.JSON, json, Kind.KEY)).containsExactly("\"a\"", "\"b\"");
    assertThat(parts(Syntax.JSON, json, Kind.STRING)).containsExactly("\"x\\\"y\"");
    assertThat(parts(Syntax.JSON, json, Kind.NUMBER)).containsExactly("-1.5e3");
    assertThat(parts(Syntax.JSON, json, Kind.KEYWORD)).containsExactly("true");
  }

  @Test
  void xml_tags_and_attributes() {
    String xml = "<?xml version=\"1.0\"?><!-- c --><A b='1'>t</A>";
    assertThat(parts(Syntax.XML, xml, Kind.KEY)).containsExactly("xml", "A", "A");
    assertThat(parts(Syntax.XML, xml, Kind.TYPE)).containsExactly("version", "b");
    assertThat(parts(Syntax.XML, xml, Kind.STRING)).containsExactly("\"1.0\"", "'1'");
    assertThat(parts(Syntax.XML, xml, Kind.COMMENT)).containsExactly("<!-- c -->");
  }

  @Test
  void shell_options_and_quotes() {
    String line = "aws s3api put-object \\\n  --key 'a b' --if-match '\"e\"' # note";
    assertThat(parts(Syntax.SHELL, line, Kind.TYPE)).containsExactly("aws");
    assertThat(parts(Syntax.SHELL, line, Kind.KEY)).containsExactly("--key", "--if-match");
    assertThat(parts(Syntax.SHELL, line, Kind.STRING)).containsExactly("'a b'", "'\"e\"'");
    assertThat(parts(Syntax.SHELL, line, Kind.COMMENT)).containsExactly("# note");
  }

  @Test
  void http_headers_and_body() {
    String message = "HTTP/1.1 200 OK\nETag: \"x\"\n\n{\"a\":1}";
    assertThat(parts(Syntax.HTTP, message, Kind.KEY)).containsExactly("ETag:", "\"a\"");
    assertThat(parts(Syntax.HTTP, message, Kind.NUMBER)).containsExactly("200", "1");
    assertThat(parts(Syntax.HTTP, "PUT /b HTTP/1.1", Kind.KEYWORD)).containsExactly("PUT");
  }

  @Test
  void java_types_and_calls() {
    String code = "PutObjectResponse r = s3.putObject(b -> b.key(\"k\")); // done";
    assertThat(parts(Syntax.JAVA, code, Kind.TYPE)).containsExactly("PutObjectResponse");
    assertThat(parts(Syntax.JAVA, code, Kind.KEY)).containsExactly("putObject", "key");
    assertThat(parts(Syntax.JAVA, code, Kind.COMMENT)).containsExactly("// done");
  }

  /** Law: whatever the text, tokens are in order, do not overlap and lie within it. */
  @Test
  void any_text_is_scanned() {
    String alphabet = "{}[]\"'\\:,<>/!-?=# \n\tabcTF019.e+-$(;|";
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      for (Syntax syntax : Syntax.values()) {
        int at = 0;
        for (Token token : syntax.tokens(text.toString())) {
          assertThat(token.start()).isGreaterThanOrEqualTo(at);
          assertThat(token.end()).isGreaterThan(token.start());
          at = token.end();
        }
        assertThat(at).isLessThanOrEqualTo(text.length());
      }
    }
  }

  @Test
  void a_long_string_with_many_escapes_is_no_burden() {
    String text = "{\"a\":\"" + "\\\"".repeat(200_000) + "\"}";
    assertThat(parts(Syntax.JSON, text, Kind.STRING)).hasSize(1);
  }
}
