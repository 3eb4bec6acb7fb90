package dev.lectern.pane.iam;

import dev.lectern.aws.CredentialChain;
import dev.lectern.aws.CredentialChain.Place;
import dev.lectern.aws.CredentialChain.State;
import dev.lectern.aws.CredentialChain.Step;
import dev.lectern.aws.CredentialChain.Tool;
import dev.lectern.aws.CredentialSources;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The board of credential sources: on this computer, or in an exercise where each place has a
 * made-up owner and can be emptied. FX thread.
 */
final class CredentialsViewModel {

  /** What the board shows. */
  enum Mode {
    COMPUTER,
    EXERCISE
  }

  /**
   * Whose credentials lie where in the exercise; one a place, so that the winner tells the place.
   */
  private static final Map<Place, String> OWNERS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Place.JVM_PROPERTIES, "dave"),
              Map.entry(Place.ENVIRONMENT, "alice"),
              Map.entry(Place.TOKEN_IN_ENVIRONMENT, "erin"),
              Map.entry(Place.TOKEN_OF_PROFILE, "grace"),
              Map.entry(Place.ROLE_OF_PROFILE, "heidi"),
              Map.entry(Place.SSO_OF_PROFILE, "ivan"),
              Map.entry(Place.LOGIN_OF_PROFILE, "judy"),
              Map.entry(Place.CREDENTIALS_FILE, "bob"),
              Map.entry(Place.PROCESS_OF_PROFILE, "mallory"),
              Map.entry(Place.CONFIG_FILE, "carol"),
              Map.entry(Place.CONTAINER, "trent"),
              Map.entry(Place.INSTANCE, "frank")));

  private final TaskRunner tasks;
  private final Function<Optional<String>, CredentialSources.Found> look;
  private final LatestSlot slot = new LatestSlot();
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.COMPUTER);
  private final StringProperty option = new SimpleStringProperty("");
  private final BooleanProperty garbage = new SimpleBooleanProperty();
  private final ObservableList<String> profiles = FXCollections.observableArrayList();
  private final Set<Place> filled = EnumSet.allOf(Place.class);
  private final ReadOnlyObjectWrapper<Board> board =
      new ReadOnlyObjectWrapper<>(new Board(List.of(), List.of(), "", "", false));
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private CredentialSources.Found found =
      new CredentialSources.Found("default", Map.of(), Set.of(), List.of(), "");

  /**
   * Both orders as they are now.
   *
   * @param profile whose settings count
   * @param unreadable why a file cannot be read; empty when all can
   * @param garbage whether the key in the environment is a bad one
   */
  record Board(
      List<Step> cli, List<Step> java, String profile, String unreadable, boolean garbage) {

    List<Step> of(Tool tool) {
      return tool == Tool.CLI ? cli : java;
    }

    /** The place that is taken; empty when none has anything that can be seen. */
    Optional<Step> winner(Tool tool) {
      return of(tool).stream()
          .filter(step -> step.state() == State.WINS || step.state() == State.BROKEN)
          .findFirst();
    }
  }

  /**
   * A board.
   *
   * @param look looks at this computer, with the profile of {@code --profile}; may block
   */
  CredentialsViewModel(TaskRunner tasks, Function<Optional<String>, CredentialSources.Found> look) {
    this.tasks = tasks;
    this.look = look;
    mode.addListener((o, before, now) -> open());
    option.addListener((o, before, now) -> open());
    garbage.addListener((o, before, now) -> show());
  }

  /** What the board shows. */
  ObjectProperty<Mode> modeProperty() {
    return mode;
  }

  /** The profile of {@code --profile}; empty without it. */
  StringProperty optionProperty() {
    return option;
  }

  /** Whether the exercise's environment has a key that was deleted. */
  BooleanProperty garbageProperty() {
    return garbage;
  }

  /** Profiles of this computer's files. */
  ObservableList<String> profiles() {
    return profiles;
  }

  /** Both orders. */
  ReadOnlyObjectProperty<Board> boardProperty() {
    return board.getReadOnlyProperty();
  }

  /** Why it could not be looked. */
  ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whose credentials the exercise has in a place. */
  String owner(Place place) {
    return OWNERS.getOrDefault(place, "");
  }

  /** Whether the exercise has something in a place. */
  boolean filled(Place place) {
    return filled.contains(place);
  }

  /** Puts something into a place of the exercise, or takes it away. */
  void fill(Place place, boolean full) {
    if (full) {
      filled.add(place);
    } else {
      filled.remove(place);
    }
    show();
  }

  /** Takes away what wins for a tool; nothing happens when nothing does. */
  void emptyWinner(Tool tool) {
    board.get().winner(tool).ifPresent(step -> fill(step.place(), false));
  }

  /** Fills all places of the exercise. */
  void fillAll() {
    filled.addAll(EnumSet.allOf(Place.class));
    garbage.set(false);
    show();
  }

  /** Looks again. */
  void open() {
    if (mode.get() == Mode.EXERCISE) {
      slot.cancel();
      problem.set(Optional.empty());
      show();
      return;
    }
    Optional<String> wanted = Optional.of(option.get()).filter(name -> !name.isBlank());
    tasks
        .work("", progress -> look.apply(wanted))
        .latest(slot)
        .onSuccess(
            result -> {
              problem.set(Optional.empty());
              found = result;
              if (!profiles.equals(result.profiles())) {
                profiles.setAll(result.profiles());
              }
              show();
            })
        .onFailure(failure -> problem.set(Optional.of(failure)))
        .start();
  }

  private void show() {
    boolean named = !option.get().isBlank();
    if (mode.get() == Mode.COMPUTER) {
      board.set(
          new Board(
              CredentialChain.steps(Tool.CLI, found.has(), found.half(), named),
              CredentialChain.steps(Tool.JAVA, found.has(), found.half(), named),
              found.profile(),
              found.problem(),
              false));
      return;
    }
    Map<Place, List<String>> has = new EnumMap<>(Place.class);
    filled.forEach(place -> has.put(place, List.of(owner(place))));
    board.set(
        new Board(
            CredentialChain.steps(Tool.CLI, has, Set.of(), named),
            CredentialChain.steps(Tool.JAVA, has, Set.of(), named),
            named ? option.get() : "default",
            "",
            garbage.get()));
  }
}
