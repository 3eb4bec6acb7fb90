package dev.lectern.app;

import dev.lectern.task.Unhandled;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The console's window in the life of a JavaFX program. */
public final class ConsoleApp extends Application {

  private @Nullable AppContext context;
  private Optional<FrontDoor> door = Optional.empty();

  /** For the JavaFX launcher. */
  public ConsoleApp() {}

  @Override
  public void start(Stage stage) {
    DataHome home =
        DataHome.find(
            Optional.ofNullable(getParameters().getNamed().get("data")).map(Path::of).orElse(null));
    AppContext opened =
        new AppContext(home, PaneCatalog::all, new SystemDesktop(getHostServices()));
    context = opened;
    Unhandled.showIn(opened.dialogs()::problem);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          opened
              .window()
              .mayClose()
              .thenAccept(
                  may -> {
                    if (may) {
                      door.ifPresent(FrontDoor::leave);
                      stage.hide();
                      Platform.exit();
                    }
                  });
        });
    opened.open(stage, Backstage.start(home, opened.factory()));
    door =
        FrontDoor.open(
            home,
            Platform::runLater,
            () -> {
              front(stage);
              opened.askedKit();
            });
    if (getParameters().getNamed().containsKey("rehearse")) {
      Rehearsal.begin(opened.window(), opened.backend(), PaneCatalog.ids());
    }
  }

  private static void front(Stage stage) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  @Override
  public void stop() {
    door.ifPresent(FrontDoor::leave);
    try {
      if (context != null) {
        context.close();
      }
    } finally {
      door.ifPresent(FrontDoor::close);
    }
  }
}
