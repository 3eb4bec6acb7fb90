package dev.lectern.app;

import dev.lectern.pane.PaneContext;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The system's clipboard and browser. */
record SystemDesktop(HostServices services) implements PaneContext.Desktop {

  @Override
  public void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public void browse(String url) {
    services.showDocument(url);
  }
}
