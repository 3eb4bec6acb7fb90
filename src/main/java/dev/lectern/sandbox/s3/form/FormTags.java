package dev.lectern.sandbox.s3.form;

import dev.lectern.json.Json;
import dev.lectern.sandbox.s3.content.Tags;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sigv4.UriEncoding;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The field {@code tagging}: an XML document, as PutObjectTagging has it ("POST Object"). */
final class FormTags {

  private static final List<String> LEVELS = List.of("Tagging", "TagSet", "Tag");
  private static final Set<String> PARTS = Set.of("Key", "Value");

  private FormTags() {}

  /**
   * The tags as PutObject takes them, in the form of a query string.
   *
   * @throws dev.lectern.sandbox.ServiceException MalformedXML, InvalidTag or BadRequest
   */
  static String header(String xml) {
    return Tags.ofSet(read(xml)).entrySet().stream()
        .map(tag -> UriEncoding.encode(tag.getKey()) + "=" + UriEncoding.encode(tag.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static ArrayNode read(String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return tags(factory.createXMLStreamReader(new StringReader(xml)));
    } catch (XMLStreamException notXml) {
      throw S3Errors.malformedXml();
    }
  }

  private static ArrayNode tags(XMLStreamReader reader) throws XMLStreamException {
    ArrayNode tags = Json.array();
    Deque<String> open = new ArrayDeque<>();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        if (open.size() == LEVELS.size() && PARTS.contains(name)) {
          ((ObjectNode) tags.get(tags.size() - 1)).put(name, reader.getElementText());
        } else if (open.size() < LEVELS.size() && LEVELS.get(open.size()).equals(name)) {
          open.push(name);
          if (name.equals("Tag")) {
            tags.addObject();
          }
        } else {
          throw S3Errors.malformedXml();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.pop();
      }
    }
    return tags;
  }
}
