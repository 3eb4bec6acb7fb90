package dev.lectern.app;

import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The console's window in the life of a JavaFX program. */
public final class ConsoleApp extends Application {

  private @Nullable AppContext context;

  /** For the JavaFX launcher. */
  public ConsoleApp() {}

  @Override
  public void start(Stage stage) {
    DataHome home =
        DataHome.find(
            Optional.ofNullable(getParameters().getNamed().get("data")).map(Path::of).orElse(null));
    AppContext opened =
        new AppContext(home, PaneCatalog.all(), new SystemDesktop(getHostServices()));
    context = opened;
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          opened
              .window()
              .mayClose()
              .thenAccept(
                  may -> {
                    if (may) {
                      stage.hide();
                      javafx.application.Platform.exit();
                    }
                  });
        });
    opened.open(stage, AppContext.start(home, opened.factory()));
  }

  @Override
  public void stop() {
    if (context != null) {
      context.close();
    }
  }
}
