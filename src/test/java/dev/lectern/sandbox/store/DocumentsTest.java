package dev.lectern.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

  private static final List<String> KEY = List.of("account", "one");

  @TempDir Path dir;

  @Test
  void oneIsChangedIfItIsThere() throws Exception {
    try (Store store = Store.open(dir)) {
      Documents documents = new Documents(store, "things");
      store.run(tx -> documents.put(tx, KEY, Json.object().put("state", "new").put("size", 1)));
      store.run(tx -> documents.change(tx, KEY, document -> document.put("state", "old")));
      assertThat(documents.get(KEY)).contains(Json.object().put("state", "old").put("size", 1));

      List<String> none = List.of("account", "none");
      store.run(tx -> documents.change(tx, none, document -> document.put("state", "old")));
      assertThat(documents.get(none)).isEmpty();
    }
  }
}
