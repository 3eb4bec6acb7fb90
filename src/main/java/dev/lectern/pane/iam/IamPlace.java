package dev.lectern.pane.iam;

import dev.lectern.pane.explorer.Place;
import java.util.Arrays;

/**
 * Where the user is, written {@code user/mia/tab}; {@code user} in the list of users; {@code
 * simulator} in the simulator. Names have no slash.
 *
 * @param kind what is listed, or what the resource is
 * @param name empty in the list
 * @param tab the end of the tab's id, empty for the first
 */
record IamPlace(Kind kind, String name, String tab, boolean simulator) implements Place {

  static final IamPlace START = new IamPlace(Kind.USER, "", "", false);
  static final IamPlace SIMULATOR = new IamPlace(Kind.USER, "", "", true);

  static IamPlace parse(String text) {
    if (text.equals("simulator")) {
      return SIMULATOR;
    }
    String[] parts = text.split("/", 3);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.word().equals(parts[0]))
            .findFirst()
            .orElse(Kind.USER);
    return new IamPlace(
        kind, parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "", false);
  }

  static IamPlace list(Kind kind) {
    return new IamPlace(kind, "", "", false);
  }

  static IamPlace of(Kind kind, String name) {
    return new IamPlace(kind, name, "", false);
  }

  @Override
  public String resource() {
    return name.isEmpty() ? "" : kind.word() + "/" + name;
  }

  @Override
  public String page() {
    return simulator ? "simulator" : kind.word() + "/" + name;
  }

  @Override
  public String text() {
    if (simulator) {
      return "simulator";
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
