package dev.lectern.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * The least that JavaFX can show: a window with a button. What the console's start is measured
 * against.
 */
public final class BareWindow extends Application {

  /** Started by {@link Main}. */
  public BareWindow() {}

  @Override
  public void start(Stage stage) {
    Scene scene = new Scene(new StackPane(new Button("Hello")), 1200, 760);
    stage.setScene(scene);
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            System.err.println("window shown");
          }
        });
    stage.show();
  }

  /** Not an Application: JavaFX on the class path cannot start from one. */
  public static final class Main {

    private Main() {}

    /** Opens the window. */
    public static void main(String... args) {
      Application.launch(BareWindow.class);
    }
  }
}
