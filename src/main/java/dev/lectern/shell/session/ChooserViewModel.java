package dev.lectern.shell.session;

import dev.lectern.aws.Profiles;
import dev.lectern.aws.Regions;
import dev.lectern.aws.SessionSpec;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The session chooser: sandbox and profiles, filtered, and a Region. */
final class ChooserViewModel implements AutoCloseable {

  /**
   * One line.
   *
   * @param profile null for the sandbox
   * @param region empty when none is known
   */
  record Row(Profiles.@Nullable Entry profile, String region) {
    String name() {
      return profile == null ? "" : profile.name();
    }
  }

  private final Texts texts;
  private final SessionViewModel sessions;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Row> chosen = new SimpleObjectProperty<>();
  private final StringProperty filter = new SimpleStringProperty("");
  private final StringProperty region = new SimpleStringProperty("");
  private final ChangeListener<SessionViewModel.Known> known = (o, before, now) -> fill();

  ChooserViewModel(Texts texts, SessionViewModel sessions) {
    this.texts = texts;
    this.sessions = sessions;
    sessions.profiles().addListener(known);
    filter.addListener((o, before, now) -> fill());
    chosen.addListener(
        (o, before, now) -> {
          if (now != null && !now.equals(before)) {
            region.set(now.region());
          }
        });
    fill();
    SessionSpec spec = sessions.spec();
    SessionSpec base = spec == null ? null : SessionLook.base(spec);
    String name = base instanceof SessionSpec.Profile profile ? profile.name() : "";
    rows.stream().filter(row -> row.name().equals(name)).findFirst().ifPresent(chosen::set);
    if (base != null && !base.region().isBlank()) {
      region.set(base.region());
    }
  }

  ObservableList<Row> rows() {
    return rows;
  }

  ObjectProperty<@Nullable Row> chosen() {
    return chosen;
  }

  StringProperty filter() {
    return filter;
  }

  StringProperty region() {
    return region;
  }

  ReadOnlyObjectProperty<SessionViewModel.Known> known() {
    return sessions.profiles();
  }

  /** The files that the profiles are from, in one line. */
  String files() {
    return String.join(", ", sessions.files());
  }

  void read() {
    sessions.readProfiles();
  }

  String regionProblem() {
    return Regions.named(region.get().strip()) ? "" : texts.get("region.rule.aws");
  }

  boolean valid() {
    return chosen.get() != null && regionProblem().isEmpty();
  }

  /** Connects to what is chosen. */
  void connect() {
    Row row = chosen.get();
    if (row == null) {
      return;
    }
    Profiles.Entry profile = row.profile();
    if (profile == null) {
      sessions.useSandbox(region.get().strip());
    } else {
      sessions.useProfile(profile, region.get().strip());
    }
  }

  private void fill() {
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    Row kept = chosen.get();
    List<Row> all = new ArrayList<>();
    all.add(new Row(null, KeptSession.USUAL_REGION));
    sessions
        .profiles()
        .get()
        .profiles()
        .forEach(profile -> all.add(new Row(profile, sessions.regionOf(profile))));
    rows.setAll(
        all.stream()
            .filter(
                row ->
                    (row.profile() == null ? "sandbox" : row.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
            .toList());
    chosen.set(
        rows.stream()
            .filter(row -> kept != null && row.name().equals(kept.name()))
            .findFirst()
            .orElse(wanted.isEmpty() || rows.isEmpty() ? null : rows.getFirst()));
  }

  @Override
  public void close() {
    sessions.profiles().removeListener(known);
  }
}
