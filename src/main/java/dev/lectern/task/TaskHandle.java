package dev.lectern.task;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** Work that was started. The properties change on the FX thread only. */
public interface TaskHandle {

  /** What the user calls this work. */
  String title();

  /** 0 to 1; negative while not known. */
  ReadOnlyDoubleProperty progress();

  /** What is being done now. */
  ReadOnlyStringProperty message();

  /** Whether it ended, in any way. */
  boolean done();

  /** Asks it to stop. May be called twice and from any thread. */
  void cancel();
}
