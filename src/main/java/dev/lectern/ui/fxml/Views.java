package dev.lectern.ui.fxml;

import dev.lectern.ui.theme.ScaledColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * Loads the FXML of a feature with its strings, its style sheet and its controllers. The three
 * files lie side by side: {@code /fxml/s3/browser.fxml} is loaded with the strings {@code
 * /fxml/s3/s3.properties} and the style sheet {@code /fxml/s3/s3.css} of its folder.
 */
public final class Views {

  /**
   * A loaded view.
   *
   * @param root its top node
   * @param strings the strings that it was loaded with
   */
  public record View(Parent root, ResourceBundle strings) {}

  private Views() {}

  /**
   * Loads {@code /fxml/<folder>/<name>.fxml}. FX thread.
   *
   * @param controllers how to make each controller class that the file and its includes name; any
   *     other class is an error
   */
  public static View load(String folder, String name, Map<Class<?>, Supplier<?>> controllers) {
    String path = "/fxml/" + folder + "/" + name + ".fxml";
    URL url = Views.class.getResource(path);
    if (url == null) {
      throw new IllegalArgumentException("There is no view " + path);
    }
    ResourceBundle strings = strings(folder);
    FXMLLoader loader = new FXMLLoader(url, strings);
    loader.setControllerFactory(type -> make(type, controllers, path));
    try {
      Parent root = loader.load();
      ScaledColumns.within(root);
      URL css = Views.class.getResource("/fxml/" + folder + "/" + folder + ".css");
      if (css != null) {
        root.getStylesheets().add(css.toExternalForm());
      }
      return new View(root, strings);
    } catch (IOException e) {
      throw new UncheckedIOException("The view " + path + " cannot be loaded", e);
    }
  }

  /** Address of the style sheet of a feature's folder, which must have one. */
  public static String styleSheet(String folder) {
    URL css = Views.class.getResource("/fxml/" + folder + "/" + folder + ".css");
    if (css == null) {
      throw new IllegalArgumentException("There is no style sheet of " + folder);
    }
    return css.toExternalForm();
  }

  /** The strings of a feature's folder, in the language that is chosen or else in English. */
  public static ResourceBundle strings(String folder) {
    return ResourceBundle.getBundle(
        "fxml." + folder + "." + folder,
        Locale.getDefault(Locale.Category.DISPLAY),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Object make(Class<?> type, Map<Class<?>, Supplier<?>> controllers, String path) {
    @Nullable Supplier<?> supplier = controllers.get(type);
    if (supplier == null) {
      throw new IllegalStateException(path + " names a controller that was not given: " + type);
    }
    return supplier.get();
  }
}
