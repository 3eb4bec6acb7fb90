package dev.lectern.pane.dynamodb.result;

import dev.lectern.pane.dynamodb.data.Used;

/**
 * What was read so far.
 *
 * @param scanned items read, also those that a filter dropped; negative when AWS does not say
 * @param millis of all calls
 */
public record Read(int items, int scanned, Used used, long millis, int pages) {

  static final Read NOTHING = new Read(0, 0, Used.NONE, 0, 0);

  Read plus(PageReader.Page page) {
    return new Read(
        items + page.items().size(),
        page.scanned() < 0 ? -1 : scanned + page.scanned(),
        used.plus(page.used()),
        millis + page.millis(),
        pages + 1);
  }

  /** Items that were read and not returned. */
  public int dropped() {
    return Math.max(0, scanned - items);
  }
}
