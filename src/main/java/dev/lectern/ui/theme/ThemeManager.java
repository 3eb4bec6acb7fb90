package dev.lectern.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/**
 * The look of all windows: light, dark or as the system has it, and the size of type. FX thread.
 * The system's own change of colours is followed while the program runs.
 */
public final class ThemeManager {

  /** What the user chose. */
  public enum Mode {
    LIGHT,
    DARK,
    SYSTEM
  }

  /** Smallest and largest size of type, in percent. */
  private static final int LEAST = 80;

  private static final int MOST = 200;

  /** Size of type at 100 %, in pixels. */
  private static final int ROOT = 13;

  /** No text is smaller, in pixels. */
  private static final int FLOOR = 12;

  /** Icons as lectern.css has them at 100 %: theirs are pixels, because em grows at each pass. */
  private static final Map<String, Integer> ICONS =
      new TreeMap<>(
          Map.of(
              ".ikonli-font-icon", 16,
              ".button .ikonli-font-icon", 17,
              ".button.small .ikonli-font-icon", 15,
              ".chip .ikonli-font-icon", 15,
              ".custom-text-field .ikonli-font-icon", 15,
              ".menu-button .ikonli-font-icon", 17,
              ".split-menu-button .ikonli-font-icon", 17,
              ".menu-item .ikonli-font-icon", 14,
              ".state-view .state-icon", 32,
              ".toggle-button .ikonli-font-icon", 17));

  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SYSTEM);

  /** A managed scene's property that tells its size of type in percent, an Integer. */
  public static final String TYPE = "lectern.type";

  private final IntegerProperty scale = new SimpleIntegerProperty(100);
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final ObservableValue<ColorScheme> system;
  private final List<Scene> scenes = new ArrayList<>();

  /** Held weakly by the system's preferences, which live longer than any window. */
  private final ChangeListener<ColorScheme> systemListener = (o, before, now) -> applyIfFollowing();

  /** Loads the fonts and sets the system's colours until told otherwise. */
  public ThemeManager() {
    this(Platform.getPreferences().colorSchemeProperty());
  }

  /** With other colours of the system. */
  ThemeManager(ObservableValue<ColorScheme> system) {
    Fonts.load();
    this.system = system;
    mode.addListener((o, before, now) -> apply());
    scale.addListener((o, before, now) -> apply());
    system.addListener(new WeakChangeListener<>(systemListener));
    apply();
  }

  /**
   * Loads what the first look needs of the program's own. Any thread, before the toolkit starts.
   */
  public static void prepare() {
    Fonts.load();
  }

  /** The size of type in percent that is nearest to the one asked for. */
  public static int scale(int percent) {
    return Math.clamp(percent, LEAST, MOST);
  }

  /**
   * An empty scene with the look. JavaFX styles and lays out what is put into a scene at once, so
   * that it should have its look and its size before.
   */
  public Scene scene(double width, double height) {
    Scene scene = new Scene(new Region(), width, height);
    manage(scene);
    return scene;
  }

  /** Gives a window's scene the look, now and after every change. */
  public void manage(Scene scene) {
    scenes.add(scene);
    dress(scene);
  }

  /** Forgets a scene whose window was closed. */
  public void release(Scene scene) {
    scenes.remove(scene);
  }

  /** What the user chose. */
  public ObjectProperty<Mode> modeProperty() {
    return mode;
  }

  /** Whether the dark colours are on. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /**
   * Size of type in percent, 80 to 200; values outside are brought in. No text is smaller than 12
   * pixels.
   */
  public IntegerProperty scaleProperty() {
    return scale;
  }

  /** Whether the size of type is for a talk only: it is not kept then. */
  public BooleanProperty presentingProperty() {
    return presenting;
  }

  private void applyIfFollowing() {
    if (mode.get() == Mode.SYSTEM) {
      apply();
    }
  }

  private void apply() {
    boolean toDark =
        switch (mode.get()) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> system.getValue() == ColorScheme.DARK;
        };
    String sheet =
        toDark
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS();
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
    dark.set(toDark);
    scenes.forEach(this::dress);
  }

  private void dress(Scene scene) {
    List<String> sheets = new ArrayList<>();
    sheets.add(url(dark.get() ? "lectern-dark.css" : "lectern-light.css"));
    sheets.add(url("lectern.css"));
    int percent = scale(scale.get());
    scene.getProperties().put(TYPE, percent);
    if (percent != 100) {
      sheets.add(sized(percent));
    }
    if (!scene.getStylesheets().equals(sheets)) {
      scene.getStylesheets().setAll(sheets);
    }
  }

  /** A sheet rather than an inline style, because popups take over sheets only. */
  private static String sized(int percent) {
    StringBuilder css = new StringBuilder();
    css.append(
        ".root{-fx-font-size:%.2fpx}.tooltip{-fx-font-size:%.2fpx}"
            .formatted(
                Math.max(FLOOR, ROOT * percent / 100.0), Math.max(FLOOR, FLOOR * percent / 100.0)));
    ICONS.forEach(
        (selector, pixels) ->
            css.append("%s{-fx-icon-size:%.0fpx}".formatted(selector, pixels * percent / 100.0)));
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String url(String name) {
    return Objects.requireNonNull(ThemeManager.class.getResource("/theme/" + name), name)
        .toExternalForm();
  }
}
