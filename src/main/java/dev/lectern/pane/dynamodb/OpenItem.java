package dev.lectern.pane.dynamodb;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.explore.ExploreViewModel;
import dev.lectern.pane.dynamodb.item.ItemEditor;
import dev.lectern.pane.dynamodb.result.Row;
import org.jspecify.annotations.Nullable;

/** Opens the chosen row in the editor; goes back to the row before when the user stays with it. */
final class OpenItem {

  private final ExploreViewModel explore;
  private final ItemEditor editor;
  private boolean back;

  OpenItem(ExploreViewModel explore, ItemEditor editor) {
    this.explore = explore;
    this.editor = editor;
    explore.currentProperty().addListener((o, before, now) -> chosen(before, now));
  }

  private void chosen(@Nullable Row before, @Nullable Row now) {
    TableInfo table = explore.builder().tableProperty().get();
    if (now == null || table == null || back || editor.shows(now.item())) {
      return;
    }
    editor
        .open(table, now.item(), explore.whole())
        .thenAccept(
            opened -> {
              if (!opened) {
                back = true;
                explore.currentProperty().set(before);
                back = false;
              }
            });
  }
}
