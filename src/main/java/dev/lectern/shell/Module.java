package dev.lectern.shell;

import dev.lectern.pane.PaneDescriptor;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A module of the course as the curriculum plans it.
 *
 * @param number 3 to 14
 * @param about what it teaches, one sentence
 * @param explorers names of its explorers
 * @param demos number and title of each demo
 * @param labs id and title of each lab
 */
record Module(
    int number,
    String title,
    String about,
    List<String> explorers,
    List<String> demos,
    List<String> labs) {

  private static final int FIRST = 3;
  private static final int LAST = 14;

  static List<Module> all(Texts texts) {
    return IntStream.rangeClosed(FIRST, LAST).mapToObj(number -> of(number, texts)).toList();
  }

  /** Its own explorers; without any, those of other modules that it goes on with. */
  List<PaneDescriptor> panes(List<PaneDescriptor> all) {
    List<PaneDescriptor> own = all.stream().filter(pane -> pane.module() == number).toList();
    return own.isEmpty()
        ? all.stream()
            .filter(pane -> pane.module() > 0)
            .filter(pane -> explorers.stream().anyMatch(name -> name.startsWith(pane.title())))
            .toList()
        : own;
  }

  private static Module of(int number, Texts texts) {
    String key = "module." + number;
    return new Module(
        number,
        texts.get(key),
        texts.get(key + ".about"),
        list(texts.get(key + ".explorers")),
        list(texts.get(key + ".demos")),
        list(texts.get(key + ".labs")));
  }

  private static List<String> list(String text) {
    return Stream.of(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
