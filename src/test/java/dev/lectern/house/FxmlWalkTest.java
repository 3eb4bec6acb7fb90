package dev.lectern.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToolBar;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.ProcessingInstruction;

/**
 * Every FXML fits its controller and its strings, and what can be used in it can be found by labs
 * (ids) and by screen readers (accessible text). FXMLLoader itself says nothing about a field or a
 * part that has no counterpart; that would be null when the view is used.
 */
class FxmlWalkTest {

  /** What only shows or arranges. */
  private static final Set<Class<?>> PASSIVE =
      Set.of(
          ProgressBar.class,
          ProgressIndicator.class,
          ScrollPane.class,
          Separator.class,
          SplitPane.class,
          TabPane.class,
          ToolBar.class);

  static Stream<Path> views() throws Exception {
    return Sources.files(Sources.RESOURCES, ".fxml").stream();
  }

  @ParameterizedTest
  @MethodSource("views")
  void partsAndControllerFit(Path file) throws Exception {
    Document view = parse(file);
    String name = view.getDocumentElement().getAttribute("fx:controller");
    if (name.isEmpty()) {
      return;
    }
    Class<?> controller = Class.forName(name);
    Set<String> parts = new TreeSet<>();
    List<String> bad = new ArrayList<>();
    for (Element element : elements(view)) {
      String id = element.getAttribute("fx:id");
      if (!id.isEmpty() && !parts.add(id)) {
        bad.add("two parts are called " + id);
      }
      if (element.getTagName().equals("fx:include") && !id.isEmpty()) {
        parts.add(id + "Controller");
      }
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String value = element.getAttributes().item(i).getNodeValue();
        if (value.startsWith("#")
            && element.getAttributes().item(i).getNodeName().startsWith("on")
            && methods(controller).noneMatch(each -> each.getName().equals(value.substring(1)))) {
          bad.add("there is no handler " + value);
        }
      }
    }
    for (Field field : controller.getDeclaredFields()) {
      if (field.isAnnotationPresent(FXML.class) && !parts.contains(field.getName())) {
        bad.add("the field " + field.getName() + " has no part");
      }
    }
    assertThat(bad).as(file.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("views")
  void stringsExist(Path file) throws Exception {
    Properties strings = new Properties();
    Path folder = file.getParent();
    try (InputStream in =
        Files.newInputStream(folder.resolve(folder.getFileName() + ".properties"))) {
      strings.load(in);
    }
    List<String> missing = new ArrayList<>();
    for (Element element : elements(parse(file))) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String value = element.getAttributes().item(i).getNodeValue();
        if (value.startsWith("%") && !strings.containsKey(value.substring(1))) {
          missing.add(value);
        }
      }
    }
    assertThat(missing).as(file.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("views")
  void visibleTextIsInTheStrings(Path file) throws Exception {
    List<String> literal = new ArrayList<>();
    for (Element element : elements(parse(file))) {
      for (String attribute : List.of("text", "promptText", "accessibleText")) {
        String value = element.getAttribute(attribute);
        if (value.matches("[^%$].*")) {
          literal.add(element.getTagName() + " " + attribute + "=" + value);
        }
      }
    }
    assertThat(literal).as(file.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("views")
  void whatCanBeUsedHasAnIdAndSaysWhatItIs(Path file) throws Exception {
    Document view = parse(file);
    List<String> bad = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Element element : elements(view)) {
      String id = element.getAttribute("id");
      if (!id.isEmpty() && !ids.add(id)) {
        bad.add("two nodes have the id " + id);
      }
      Class<?> type = type(view, element.getTagName());
      if (type == null
          || PASSIVE.contains(type)
          || Label.class.isAssignableFrom(type)
          || element.hasAttribute("fx:constant")) {
        continue;
      }
      if (Control.class.isAssignableFrom(type) || MenuItem.class.isAssignableFrom(type)) {
        String what = element.getTagName() + " " + element.getAttribute("fx:id") + " " + id;
        if (id.isEmpty() && element.getAttribute("fx:id").isEmpty()) {
          bad.add(what + " has no id");
        }
        if (element.getAttribute("accessibleText").isEmpty()
            && element.getAttribute("text").isEmpty()
            && !named(view, element.getAttribute("fx:id"))) {
          bad.add(what + " has no accessible text");
        }
      }
    }
    assertThat(bad).as(file.toString()).isEmpty();
  }

  /** Whether the controller gives the part its text. */
  private static boolean named(Document view, String part) throws Exception {
    String controller = view.getDocumentElement().getAttribute("fx:controller");
    if (part.isEmpty() || controller.isEmpty()) {
      return false;
    }
    Path source = Sources.JAVA.resolve(controller.replace('.', '/') + ".java");
    return Pattern.compile(
            "\\b%1$s\\s*\\.set(Accessible)?Text\\(|Icons\\.only\\(\\s*%1$s\\b".formatted(part))
        .matcher(Files.readString(source))
        .find();
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(FXML.class));
  }

  private static Document parse(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  private static List<Element> elements(Document view) {
    NodeList all = view.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  /** The class that the file imports under that name; null for a property element. */
  private static Class<?> type(Document view, String name) throws ClassNotFoundException {
    for (Node node = view.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof ProcessingInstruction instruction
          && instruction.getTarget().equals("import")
          && instruction.getData().trim().endsWith("." + name)) {
        // not initialised: that needs a running toolkit
        return Class.forName(
            instruction.getData().trim(), false, FxmlWalkTest.class.getClassLoader());
      }
    }
    return null;
  }
}
