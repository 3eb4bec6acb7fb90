package dev.lectern.pane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Issuers;
import dev.lectern.sandbox.auth.identity.IdentityStore;
import dev.lectern.sandbox.auth.oidc.KeptIssuers;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.sts.Issuer;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuersViewModelTest {

  @TempDir Path folder;

  private final List<UserProblem> problems = new ArrayList<>();
  private IssuersViewModel model;

  private void keep(String url, Path file) {
    var _ = model.keep(url, file).begin(ended -> ended.ifPresent(problems::add));
  }

  @Test
  void keysAreTakenFromAFileAndForgotten() throws Exception {
    try (Store store = Store.open(null)) {
      model =
          new IssuersViewModel(
              new KeptIssuers(new IdentityStore(store)),
              new DirectTaskRunner(),
              problems::add,
              Texts.of("sandbox"));
      model.refresh();
      assertThat(model.allProperty().get()).isEmpty();
      Path keys = Files.writeString(folder.resolve("keys.json"), new Issuer().keySet());
      keep(" " + Issuer.URL + " ", keys);
      assertThat(model.allProperty().get())
          .containsExactly(new Issuers.Issuer(Issuer.URL, List.of("r1", "e1")));
      keep("http://idp.example.com", keys);
      keep(Issuer.URL, Files.writeString(folder.resolve("none.json"), "{}"));
      keep(Issuer.URL, Files.writeString(folder.resolve("big"), "x".repeat(300_000)));
      assertThat(problems)
          .hasSize(3)
          .allMatch(problem -> problem.title().equals("These keys cannot be used."));
      assertThat(model.allProperty().get()).hasSize(1);
      model.forget(Issuer.URL);
      assertThat(model.allProperty().get()).isEmpty();
    }
  }
}
