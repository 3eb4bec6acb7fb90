package dev.lectern.ui.control;

import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.io.ByteArrayInputStream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/**
 * A picture from bytes, decoded off the FX thread, no larger than it is and than its place. The
 * caller has made sure that it does not unfold to more than the memory takes. FX thread.
 */
public final class PictureView extends StackPane {

  /**
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   * @param words what it is, for assistive technology
   * @param damaged runs when the bytes cannot be decoded
   */
  public PictureView(
      byte[] bytes, int width, int height, String words, TaskRunner tasks, Runnable damaged) {
    ImageView view = new ImageView();
    view.setAccessibleText(words);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.fitWidthProperty()
        .bind(widthProperty().map(w -> Math.clamp(w.doubleValue() - 16, 1, Math.max(1, width))));
    view.fitHeightProperty()
        .bind(heightProperty().map(h -> Math.clamp(h.doubleValue() - 16, 1, Math.max(1, height))));
    getStyleClass().add("picture-view");
    setMinSize(0, 0);
    setPrefSize(100, 100);
    getChildren().setAll(view);
    tasks
        .work("", progress -> new Image(new ByteArrayInputStream(bytes)))
        .latest(new LatestSlot())
        .onSuccess(
            image -> {
              if (image.isError()) {
                damaged.run();
              } else {
                view.setImage(image);
              }
            })
        .onFailure(problem -> damaged.run())
        .start();
  }
}
