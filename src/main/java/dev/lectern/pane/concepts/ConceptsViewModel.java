package dev.lectern.pane.concepts;

import dev.lectern.concept.ConceptBook;
import dev.lectern.concept.ModuleConcepts;
import dev.lectern.concept.ModuleConcepts.Answer;
import dev.lectern.concept.ModuleConcepts.Question;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The concepts of one module, what was answered, and the progress that is kept. FX thread. */
final class ConceptsViewModel {

  /**
   * Questions that were answered right, kept from run to run.
   *
   * @param right ids of questions by number of the module
   */
  record Kept(Map<String, List<String>> right) {}

  private static final String SECTION = "concepts";
  private static final int FIRST = 5;

  private final Settings settings;
  private final TaskRunner tasks;
  private final Supplier<Locale> language;
  private final ReadOnlyObjectWrapper<@Nullable ConceptBook> book = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

  /** Chosen answers by question, indexes into the answers as they are shown. */
  private final Map<String, Set<Integer>> chosen = new HashMap<>();

  private int module = FIRST;

  /**
   * @param language asked at each {@link #load()}
   */
  ConceptsViewModel(Settings settings, TaskRunner tasks, Supplier<Locale> language) {
    this.settings = settings;
    this.tasks = tasks;
    this.language = language;
  }

  /** Reads everything, again in another language. */
  void load() {
    Locale now = language.get();
    tasks.work("", progress -> ConceptBook.read(now)).onSuccess(book::set).start();
  }

  /** Null until it was read. */
  ReadOnlyObjectProperty<@Nullable ConceptBook> bookProperty() {
    return book.getReadOnlyProperty();
  }

  /** Goes up with each change of module, answers or progress. */
  ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** The module that is shown. */
  int module() {
    return module;
  }

  /** Shows another module; answers that were not kept are forgotten. */
  void show(int number) {
    if (number != module) {
      module = number;
      chosen.clear();
      changed();
    }
  }

  /** Answers in an order that does not tell which is right; the same each time. */
  static List<Answer> shown(Question question) {
    List<Answer> mixed = new ArrayList<>(question.answers());
    java.util.Collections.shuffle(mixed, new Random(question.id().hashCode()));
    return mixed;
  }

  /** What was chosen for a question; once as many are chosen as are right, it is answered. */
  Set<Integer> chosen(Question question) {
    return Set.copyOf(chosen.getOrDefault(question.id(), Set.of()));
  }

  /** Whether as many answers were chosen as are right. */
  boolean answered(Question question) {
    return chosen(question).size() >= question.choose();
  }

  /** Chooses an answer, or takes it back; nothing happens when the question is answered. */
  void choose(Question question, int index) {
    if (answered(question)) {
      return;
    }
    Set<Integer> now = new HashSet<>(chosen(question));
    if (!now.remove(index)) {
      now.add(index);
    }
    chosen.put(question.id(), now);
    if (answered(question) && right(question)) {
      keep(question);
    }
    changed();
  }

  /** Forgets the answers of a question; what was answered right before stays so. */
  void again(Question question) {
    chosen.remove(question.id());
    changed();
  }

  /** Whether all chosen answers are right. */
  boolean right(Question question) {
    List<Answer> answers = shown(question);
    return answered(question)
        && chosen(question).stream().allMatch(index -> answers.get(index).right());
  }

  /** Whether it was ever answered right. */
  boolean known(Question question) {
    return kept().getOrDefault(Integer.toString(module), List.of()).contains(question.id());
  }

  /** How many of a module's questions were ever answered right. */
  long progress(ModuleConcepts of) {
    List<String> right = kept().getOrDefault(Integer.toString(of.module()), List.of());
    return of.questions().stream().filter(question -> right.contains(question.id())).count();
  }

  private Map<String, List<String>> kept() {
    Map<String, List<String>> right = settings.get(SECTION, Kept.class, new Kept(Map.of())).right();
    return right == null ? Map.of() : right;
  }

  private void keep(Question question) {
    Map<String, List<String>> all = new TreeMap<>(kept());
    Set<String> here = new TreeSet<>(all.getOrDefault(Integer.toString(module), List.of()));
    here.add(question.id());
    all.put(Integer.toString(module), List.copyOf(here));
    settings.put(SECTION, new Kept(all));
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }
}
