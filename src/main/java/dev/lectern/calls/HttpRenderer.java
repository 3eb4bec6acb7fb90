package dev.lectern.calls;

import dev.lectern.json.JsonIndent;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;

/** HTTP messages as they went over the wire, secrets masked. */
public final class HttpRenderer {

  private HttpRenderer() {}

  /**
   * A message as text.
   *
   * @param pretty whether a JSON or XML body is indented; one that was cut as far as it goes
   */
  public static String render(ApiCall.HttpMessage message, boolean pretty) {
    StringBuilder text = new StringBuilder(message.startLine()).append('\n');
    for (Map.Entry<String, List<String>> header : message.headers().entrySet()) {
      for (String value : header.getValue()) {
        text.append(header.getKey()).append(": ").append(value).append('\n');
      }
    }
    text.append('\n').append(body(message, pretty));
    return text.toString();
  }

  private static String body(ApiCall.HttpMessage message, boolean pretty) {
    String body = message.body();
    if (body == null) {
      return message.bodyLength() > 0
          ? String.format(Locale.ENGLISH, "(%,d bytes, not shown)", message.bodyLength())
          : "(no body)";
    }
    int shown = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    // masking changes the length a little; only what was cut at the limit is far from it
    boolean cut = shown >= BodySample.LIMIT - 4 && message.bodyLength() > shown;
    if (!cut) {
      return pretty ? indent(body) : body;
    }
    return (pretty ? indentBeginning(body) : body)
        + String.format(Locale.ENGLISH, "%n(… %,d more bytes)", message.bodyLength() - shown);
  }

  private static String indentBeginning(String body) {
    return switch (body.stripLeading()) {
      case String json when json.startsWith("{") || json.startsWith("[") ->
          JsonIndent.beginning(json);
      case String xml when xml.startsWith("<") -> XmlIndent.beginning(xml);
      default -> body;
    };
  }

  /** Indented JSON or XML; anything else as it is. */
  static String indent(String body) {
    String start = body.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      return JsonIndent.orSame(body);
    }
    return start.startsWith("<") ? indentXml(body) : body;
  }

  private static String indentXml(String body) {
    try {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setFeature(javax.xml.XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(javax.xml.XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(javax.xml.XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
      Transformer transformer = factory.newTransformer();
      transformer.setErrorListener(new SilentErrors());
      transformer.setOutputProperty(OutputKeys.INDENT, "yes");
      transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new StreamSource(new StringReader(body)), new StreamResult(out));
      String declaration =
          body.startsWith("<?xml") ? body.substring(0, body.indexOf("?>") + 2) + "\n" : "";
      return declaration + out.toString().replace("\r\n", "\n").stripTrailing();
    } catch (TransformerException e) {
      return body;
    }
  }

  /** A body that is no XML is shown as it came; that is no news for the log. */
  private static final class SilentErrors implements javax.xml.transform.ErrorListener {
    @Override
    public void warning(TransformerException e) {}

    @Override
    public void error(TransformerException e) throws TransformerException {
      throw e;
    }

    @Override
    public void fatalError(TransformerException e) throws TransformerException {
      throw e;
    }
  }

  /** Bytes of the payload itself, without the framing of aws-chunked; -1 when not known. */
  static long payloadLength(ApiCall.HttpMessage message) {
    return header(message, "x-amz-decoded-content-length")
        .flatMap(HttpRenderer::number)
        .orElse(message.bodyLength());
  }

  /** The first value of a header. */
  static Optional<String> header(ApiCall.@Nullable HttpMessage message, String name) {
    if (message == null) {
      return Optional.empty();
    }
    return message.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty())
        .map(header -> header.getValue().getFirst())
        .findFirst();
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
