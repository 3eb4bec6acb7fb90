package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.Place;
import java.util.Arrays;
import java.util.List;

/**
 * Where the user is, written {@code user/mia/tab}; {@code user} in the list of users; {@code
 * simulator} and {@code credentials} on these pages. Names have no slash.
 *
 * @param kind what is listed, or what the resource is
 * @param name empty in the list
 * @param tab the end of the tab's id, empty for the first
 * @param special the page that is of no kind; empty for lists and resources
 */
record IamPlace(Kind kind, String name, String tab, String special) implements Place {

  static final IamPlace START = new IamPlace(Kind.USER, "", "", "");
  static final IamPlace SIMULATOR = new IamPlace(Kind.USER, "", "", "simulator");
  static final IamPlace CREDENTIALS = new IamPlace(Kind.USER, "", "", "credentials");

  static IamPlace parse(String text) {
    for (IamPlace page : List.of(SIMULATOR, CREDENTIALS)) {
      if (text.equals(page.special())) {
        return page;
      }
    }
    String[] parts = text.split("/", 3);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.word().equals(parts[0]))
            .findFirst()
            .orElse(Kind.USER);
    return new IamPlace(
        kind, parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "", "");
  }

  static IamPlace list(Kind kind) {
    return new IamPlace(kind, "", "", "");
  }

  static IamPlace of(Kind kind, String name) {
    return new IamPlace(kind, name, "", "");
  }

  @Override
  public String resource() {
    return name.isEmpty() ? "" : kind.word() + "/" + name;
  }

  @Override
  public String page() {
    return special.isEmpty() ? kind.word() + "/" + name : special;
  }

  @Override
  public String text() {
    if (!special.isEmpty()) {
      return special;
    }
    if (name.isEmpty()) {
      return kind == Kind.USER ? "" : kind.word();
    }
    return resource() + (tab.isEmpty() ? "" : "/" + tab);
  }

  @Override
  public String up() {
    return list(kind).text();
  }
}
