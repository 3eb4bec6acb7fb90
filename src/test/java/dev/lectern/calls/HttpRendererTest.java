package dev.lectern.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.JsonIndent;
import org.junit.jupiter.api.Test;

/** The beginning of a body that was too large to keep is indented too. */
class HttpRendererTest {

  private static final String XML =
      "<?xml version=\"1.0\"?><List a=\"1\"><Cut>true</Cut><Empty></Empty><None/>"
          + "<Contents><Key>a b</Key><Size>3</Size></Contents><Contents><Key>c";

  @Test
  void theBeginningOfXmlIsIndented() {
    assertThat(XmlIndent.beginning(XML))
        .isEqualTo(
            """
            <?xml version="1.0"?>
            <List a="1">
              <Cut>true</Cut>
              <Empty></Empty>
              <None/>
              <Contents>
                <Key>a b</Key>
                <Size>3</Size>
              </Contents>
              <Contents>
                <Key>c""");
  }

  @Test
  void whereverItIsCutNothingIsLost() {
    for (int end = 0; end <= XML.length(); end++) {
      String cut = XML.substring(0, end);
      assertThat(XmlIndent.beginning(cut).replaceAll("\n *", "")).isEqualTo(cut.strip());
    }
    String json = "{\"a\":[1,{}, []],\"b\":\"x\\\"y\",\"c\":{\"d\":null}}";
    for (int end = 0; end <= json.length(); end++) {
      String cut = json.substring(0, end);
      assertThat(JsonIndent.beginning(cut).replaceAll("\\s", ""))
          .isEqualTo(cut.replaceAll("\\s", ""));
    }
  }

  @Test
  void aWholeTextIsIndentedAsBefore() {
    String json = "{\"a\":[1,{}],\"b\":\"x y\"}";
    assertThat(JsonIndent.beginning(json)).isEqualTo(JsonIndent.of(json).orElseThrow());
  }
}
