package dev.lectern.pane.s3.browse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a listing as far as it was loaded, of which only a window of pages is in memory:
 * pages that were not looked at for longest are dropped and loaded again from their token when they
 * come into view. So a million keys take as much memory as a hundred pages. FX thread.
 */
final class ObjectWindow extends ObservableListBase<ObjectRow> {

  /** Pages of 1,000 rows that stay in memory. */
  static final int PAGES = 100;

  private final List<@Nullable List<ObjectRow>> pages = new ArrayList<>();
  private final List<@Nullable String> tokens = new ArrayList<>();
  private final SequencedSet<Integer> used = new LinkedHashSet<>();
  private final int limit;
  private int[] starts = {0};
  private int @Nullable [] order;
  private IntConsumer missing = page -> {};

  ObjectWindow() {
    this(PAGES);
  }

  ObjectWindow(int limit) {
    this.limit = limit;
  }

  /** Sets who loads a page that was dropped and is wanted again. */
  void onMissing(IntConsumer loader) {
    missing = loader;
  }

  @Override
  public ObjectRow get(int index) {
    int at = order == null ? index : order[index];
    int page = pageOf(at);
    List<ObjectRow> rows = pages.get(page);
    if (rows == null) {
      missing.accept(page);
      return ObjectRow.PENDING;
    }
    used.addLast(page);
    return rows.get(at - starts[page]);
  }

  @Override
  public int size() {
    return starts[pages.size()];
  }

  /** Shows one page in place of everything that was there. */
  void first(List<ObjectRow> rows) {
    beginChange();
    List<ObjectRow> removed = size() == 0 ? List.of() : new Removed(size());
    replace(rows, null);
    nextReplace(0, rows.size(), removed);
    endChange();
  }

  private void replace(List<ObjectRow> rows, @Nullable String token) {
    pages.clear();
    tokens.clear();
    used.clear();
    order = null;
    starts = new int[] {0, rows.size()};
    pages.add(rows);
    tokens.add(token);
    used.add(0);
  }

  /** Adds the page that follows the last one. */
  void append(List<ObjectRow> rows, String token) {
    beginChange();
    int from = size();
    int page = pages.size();
    pages.add(rows);
    tokens.add(token);
    starts = Arrays.copyOf(starts, page + 2);
    starts[page + 1] = from + rows.size();
    used.addLast(page);
    if (order != null) {
      int[] longer = Arrays.copyOf(order, size());
      for (int i = from; i < longer.length; i++) {
        longer[i] = i;
      }
      order = longer;
    }
    drop();
    nextAdd(from, size());
    endChange();
  }

  /**
   * Puts a page back; rows that came or went since keep the number of rows as it was, so that
   * nothing moves under the user.
   */
  void restore(int page, List<ObjectRow> rows) {
    int length = starts[page + 1] - starts[page];
    List<ObjectRow> fitted = new ArrayList<>(rows.subList(0, Math.min(length, rows.size())));
    while (fitted.size() < length) {
      fitted.add(ObjectRow.PENDING);
    }
    beginChange();
    pages.set(page, fitted);
    used.addLast(page);
    drop();
    for (int i = starts[page]; i < starts[page + 1]; i++) {
      nextUpdate(i);
    }
    endChange();
  }

  /** Makes those who look at it look again, and so ask for what is missing. */
  void touch() {
    if (!isEmpty()) {
      beginChange();
      nextUpdate(0);
      endChange();
    }
  }

  /** A row without asking for it when it is out of memory. */
  ObjectRow peek(int index) {
    int at = order == null ? index : order[index];
    int page = pageOf(at);
    List<ObjectRow> rows = pages.get(page);
    return rows == null ? ObjectRow.PENDING : rows.get(at - starts[page]);
  }

  private void drop() {
    while (used.size() > limit) {
      pages.set(used.removeFirst(), null);
    }
  }

  /** The rows that are in memory, in S3's order. */
  Stream<ObjectRow> inMemory() {
    return pages.stream().filter(Objects::nonNull).flatMap(List::stream);
  }

  /** Where a page begins for S3; null for the first. */
  @Nullable String token(int page) {
    return tokens.get(page);
  }

  /** Whether all rows are in memory, so that they can be sorted. */
  boolean whole() {
    return used.size() == pages.size();
  }

  /** Sorts what is loaded; null is S3's own order. Does nothing when not {@link #whole()}. */
  void arrange(@Nullable Comparator<ObjectRow> comparator) {
    if (comparator != null && !whole()) {
      return;
    }
    beginChange();
    int size = size();
    if (comparator == null) {
      order = null;
    } else {
      order = null;
      Integer[] indices = new Integer[size];
      Arrays.setAll(indices, i -> i);
      Arrays.sort(indices, (a, b) -> comparator.compare(get(a), get(b)));
      order = Arrays.stream(indices).mapToInt(Integer::intValue).toArray();
    }
    nextReplace(0, size, new Removed(size));
    endChange();
  }

  private int pageOf(int row) {
    int found = Arrays.binarySearch(starts, 0, pages.size(), row);
    int page = found >= 0 ? found : -found - 2;
    // an empty page shares its start with the one after it
    while (starts[page + 1] <= row) {
      page++;
    }
    return page;
  }

  /** Rows that are gone: their number is all that listeners ask for. */
  private static final class Removed extends java.util.AbstractList<ObjectRow> {

    private final int size;

    Removed(int size) {
      this.size = size;
    }

    @Override
    public ObjectRow get(int index) {
      return ObjectRow.PENDING;
    }

    @Override
    public int size() {
      return size;
    }
  }
}
