package dev.lectern.lab;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is wrong with a lab's values, files and payloads. */
final class LabPieces {

  private final Lab lab;
  private final JsonFile file;
  private final Complaints complaints;

  LabPieces(Lab lab, JsonFile file, Complaints complaints) {
    this.lab = lab;
    this.file = file;
    this.complaints = complaints;
  }

  /** A file that is made for the learner. */
  void file(String where, LabFile made, Set<String> names) {
    names(where + ".bytes", Template.names(made.bytes()), names);
    need(
        file,
        where + ".bytes",
        made.bytes().isEmpty() || LabValidator.sample(made.bytes()).matches("\\d{1,10}"),
        "bytes is a number, such as 307200, or a variable that is one");
    need(
        file,
        where + ".name",
        made.name().matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?"),
        "write a plain file name, in one folder at most");
    need(
        file,
        where,
        Stream.of(made.bytes(), made.asset(), made.cut(), String.join("", made.zip()))
                .filter(way -> !way.isEmpty())
                .count()
            == 1,
        "give the file one of bytes, asset, cut and zip");
    need(
        file,
        where + ".jar",
        made.jar().isEmpty()
            || (!made.zip().isEmpty() && made.jar().matches("([a-z]+/)*[\\w-]+\\.jar")),
        "a jar is made of what zip names; write where it stands, for example java/lib/words.jar");
    for (String zipped : made.zip()) {
      need(file, where + ".zip", isAsset(zipped), "there is no file assets/" + zipped);
    }
    need(
        file,
        where + ".asset",
        made.asset().isEmpty() || isAsset(made.asset()),
        "there is no file assets/" + made.asset());
    need(
        file,
        where + ".cut",
        made.cut().isEmpty()
            || lab.files().subList(0, lab.files().indexOf(made)).stream()
                .anyMatch(before -> before.name().equals(made.cut())),
        "no file before this one is called " + made.cut());
  }

  /** A value that is settled for each learner. */
  void variable(String name, Variable variable, Set<String> names) {
    String where = "variables." + name;
    switch (variable) {
      case Variable.Text text -> names(where, Template.names(text.template()), names);
      case Variable.OneOf pool ->
          pool.pool().forEach(text -> names(where, Template.names(text), names));
      case Variable.Formula formula -> {
        names(where, Template.names(formula.text()), names);
        tried(where, () -> Arithmetic.value(LabValidator.sample(formula.text())));
      }
      case Variable.Between range ->
          need(
              file,
              where,
              range.low() <= range.high() && range.step() > 0,
              "the first number must not be larger than the second, the step more than 0");
      case Variable.Hash hash -> {
        need(
            file,
            where,
            List.of("md5", "sha1", "sha256").contains(hash.algorithm()),
            "the hash is one of md5, sha1, sha256");
        if (hash.hex() == null) {
          payload(file, where, hash.of(), names);
        } else {
          names(where, Template.names(hash.hex()), names);
        }
      }
    }
    names.add(name);
  }

  /** What a call sends, or a hash is made of. */
  void payload(JsonFile in, String where, Call.Payload body, Set<String> names) {
    List<String> given = new ArrayList<>();
    if (body.text() != null) {
      given.add("text");
      names(in, where + ".text", Template.names(body.text()), names);
    }
    if (body.asset() != null) {
      given.add("asset");
      need(in, where + ".asset", isAsset(body.asset()), "there is no file assets/" + body.asset());
    }
    if (body.file() != null) {
      given.add("file");
      need(
          in,
          where + ".file",
          lab.files().stream().anyMatch(f -> f.name().equals(body.file())),
          "the lab makes no file " + body.file() + "; it makes " + lab.files());
    }
    need(in, where, given.size() == 1, "one of text, asset and file must be given");
  }

  private boolean isAsset(String name) {
    return Files.isRegularFile(lab.folder().resolve("assets").resolve(name));
  }

  private void names(String where, List<String> used, Set<String> known) {
    complaints.names(file, where, used, known);
  }

  private void names(JsonFile in, String where, List<String> used, Set<String> known) {
    complaints.names(in, where, used, known);
  }

  private void tried(String where, Runnable parse) {
    complaints.tried(file, where, parse);
  }

  private void need(JsonFile in, String where, boolean holds, String what) {
    complaints.need(in, where, holds, what);
  }
}
