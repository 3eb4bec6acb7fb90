package dev.lectern.asl;

import dev.lectern.asl.Definition.Scope;
import dev.lectern.asl.path.JsonPath;
import dev.lectern.asl.query.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A state of a definition ("Amazon States Language"). */
public sealed interface State {

  /** What every state has. */
  Common common();

  /** Its name. */
  default String name() {
    return common().name();
  }

  /** {@code Task}, {@code Pass} … as definitions have it. */
  String type();

  /** Where it goes when it is done; null when it ends its scope or decides itself. */
  default @Nullable String next() {
    return common().next();
  }

  /** Retry and Catch; of states without them, none. */
  default Recovery recovery() {
    return Recovery.NONE;
  }

  /** The scopes within. */
  default List<Scope> scopes() {
    return List.of();
  }

  /** All that is worked out while it runs. */
  default List<Value> values() {
    List<Value> all = new ArrayList<>();
    Flow flow = common().flow();
    Stream.of(
            flow.inputPath(),
            flow.arguments(),
            flow.resultSelector(),
            flow.outputPath(),
            flow.output(),
            flow.assign())
        .forEach(value -> add(all, value));
    for (Catcher catcher : recovery().catchers()) {
      add(all, catcher.output());
      add(all, catcher.assign());
    }
    own(all);
    return all;
  }

  /** Adds what only this type of state has. */
  default void own(List<Value> all) {}

  private static void add(List<Value> all, @Nullable Value value) {
    if (value != null) {
      all.add(value);
    }
  }

  /**
   * What every state has.
   *
   * @param at its place, for example {@code /States/Pay}
   * @param next null when it ends its scope or decides itself
   */
  record Common(
      String name,
      String comment,
      QueryLanguage language,
      String at,
      @Nullable String next,
      Flow flow) {}

  /**
   * How data goes through a state. Of each language only its own fields are there.
   *
   * @param inputPath null: the whole input
   * @param arguments Parameters or Arguments, null: the input
   * @param resultSelector null: the whole result
   * @param resultPath null: the result takes the input's place
   * @param outputPath null: everything
   * @param output Output, null: the result
   * @param assign variables to set, null: none
   */
  record Flow(
      @Nullable Value inputPath,
      @Nullable Value arguments,
      @Nullable Value resultSelector,
      @Nullable ResultPath resultPath,
      @Nullable Value outputPath,
      @Nullable Value output,
      @Nullable Value assign) {}

  /**
   * Where a result goes in the input.
   *
   * @param path null: it is dropped
   */
  record ResultPath(@Nullable JsonPath path) {}

  /** What a state does about errors, in this order. */
  record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

    /** Nothing. */
    public static final Recovery NONE = new Recovery(List.of(), List.of());
  }

  /**
   * A Retry entry.
   *
   * @param intervalSeconds before the first retry
   * @param maxDelaySeconds null: no limit
   * @param jitter whether the delay is drawn between 0 and itself
   */
  record Retrier(
      List<String> errorEquals,
      int intervalSeconds,
      int maxAttempts,
      double backoffRate,
      @Nullable Integer maxDelaySeconds,
      boolean jitter) {}

  /** A Catch entry. */
  record Catcher(
      List<String> errorEquals,
      String next,
      @Nullable ResultPath resultPath,
      @Nullable Value output,
      @Nullable Value assign) {}

  /**
   * Work of another service.
   *
   * @param timeout seconds, null: none
   * @param heartbeat seconds, null: none
   */
  record Task(
      Common common,
      String resource,
      @Nullable Value timeout,
      @Nullable Value heartbeat,
      @Nullable Value credentials,
      Recovery recovery)
      implements State {
    @Override
    public String type() {
      return "Task";
    }

    @Override
    public void own(List<Value> all) {
      add(all, timeout);
      add(all, heartbeat);
    }
  }

  /**
   * Hands its input on.
   *
   * @param result what it gives instead, null: nothing instead
   */
  record Pass(Common common, @Nullable JsonNode result) implements State {
    @Override
    public String type() {
      return "Pass";
    }
  }

  /**
   * A fork.
   *
   * @param otherwise Default, null: none
   */
  record Choice(Common common, List<Rule> rules, @Nullable String otherwise) implements State {
    @Override
    public String type() {
      return "Choice";
    }

    @Override
    public void own(List<Value> all) {
      for (Rule rule : rules) {
        rule.condition().values(all);
        add(all, rule.output());
        add(all, rule.assign());
      }
    }
  }

  /** One way out of a Choice. */
  record Rule(Condition condition, String next, @Nullable Value output, @Nullable Value assign) {}

  /**
   * Waits.
   *
   * @param until whether the value is a time to wait for; otherwise it is seconds
   */
  record Wait(Common common, boolean until, Value value) implements State {
    @Override
    public String type() {
      return "Wait";
    }

    @Override
    public void own(List<Value> all) {
      all.add(value);
    }
  }

  /** Several branches at once. */
  record Parallel(Common common, List<Scope> branches, Recovery recovery) implements State {
    @Override
    public String type() {
      return "Parallel";
    }

    @Override
    public List<Scope> scopes() {
      return branches;
    }
  }

  /**
   * The same states for each item.
   *
   * @param items ItemsPath or Items, null: the whole input
   * @param itemSelector null: the item as it is
   * @param maxConcurrency null or 0: as many as there may be
   * @param distributed null for an inline Map
   */
  record Map(
      Common common,
      Scope processor,
      @Nullable Value items,
      @Nullable Value itemSelector,
      @Nullable Value maxConcurrency,
      @Nullable Distributed distributed,
      Recovery recovery)
      implements State {
    @Override
    public String type() {
      return "Map";
    }

    @Override
    public List<Scope> scopes() {
      return List.of(processor);
    }

    @Override
    public void own(List<Value> all) {
      add(all, items);
      add(all, itemSelector);
      add(all, maxConcurrency);
      if (distributed != null) {
        Stream.of(
                distributed.toleratedCount(),
                distributed.toleratedPercentage(),
                distributed.reader() == null ? null : distributed.reader().arguments(),
                distributed.writer() == null ? null : distributed.writer().arguments(),
                distributed.batcher() == null ? null : distributed.batcher().input())
            .forEach(value -> add(all, value));
      }
    }
  }

  /**
   * What only a distributed Map has.
   *
   * @param express whether its children are Express executions
   * @param label part of the names of its runs; empty: one is drawn
   */
  record Distributed(
      boolean express,
      String label,
      @Nullable Value toleratedCount,
      @Nullable Value toleratedPercentage,
      @Nullable Reader reader,
      @Nullable Batcher batcher,
      @Nullable Writer writer) {}

  /**
   * ItemReader.
   *
   * @param config ReaderConfig as written
   * @param maxItems null: all
   */
  record Reader(
      String resource, @Nullable Value arguments, JsonNode config, @Nullable Value maxItems) {}

  /** ItemBatcher; null: no limit, nothing. */
  record Batcher(@Nullable Value maxItems, @Nullable Value maxBytes, @Nullable Value input) {}

  /** ResultWriter. */
  record Writer(@Nullable String resource, @Nullable Value arguments, JsonNode config) {}

  /** Ends its scope well. */
  record Succeed(Common common) implements State {
    @Override
    public String type() {
      return "Succeed";
    }
  }

  /** Ends its scope with an error. */
  record Fail(Common common, @Nullable Value error, @Nullable Value cause) implements State {
    @Override
    public String type() {
      return "Fail";
    }

    @Override
    public void own(List<Value> all) {
      add(all, error);
      add(all, cause);
    }
  }
}
