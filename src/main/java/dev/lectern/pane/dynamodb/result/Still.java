package dev.lectern.pane.dynamodb.result;

import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * A value that never changes: nobody needs to be told. A cell that shows one keeps no listener, and
 * hundreds of cells get another value in every frame of scrolling.
 *
 * @param getValue the value
 */
record Still<T extends @Nullable Object>(@Nullable T getValue) implements ObservableValue<T> {

  @Override
  public void addListener(ChangeListener<? super T> listener) {}

  @Override
  public void removeListener(ChangeListener<? super T> listener) {}

  @Override
  public void addListener(InvalidationListener listener) {}

  @Override
  public void removeListener(InvalidationListener listener) {}
}
