package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.Faults.Effect;
import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.Locale;

/** Faults in words, for the table, the banner and the form. */
final class FaultWords {

  private final Texts texts;

  FaultWords(Texts texts) {
    this.texts = texts;
  }

  /** {@code s3}, or "all". */
  String service(Fault fault) {
    return orAll(fault.service());
  }

  /** {@code PutObject}, or "all". */
  String operation(Fault fault) {
    return orAll(fault.operation());
  }

  /** An account, user or key, or "anyone". */
  String caller(Fault fault) {
    return fault.caller().isEmpty() ? texts.get("fault.anyone") : fault.caller();
  }

  private String orAll(String text) {
    return text.isEmpty() ? texts.get("fault.all") : text;
  }

  /** What it is: "throttle", "late answer". */
  String kind(Effect effect) {
    return texts.get("fault.kind." + key(effect));
  }

  /** What it means for a client, in a sentence or two. */
  String hint(Effect effect) {
    return texts.get("fault.hint." + key(effect));
  }

  static String key(Effect effect) {
    return switch (effect) {
      case Effect.Refuse refuse -> refuse.refusal().name().toLowerCase(Locale.ROOT);
      case Effect.Delay delay -> "delay";
      case Effect.Cut(boolean afterWork) -> afterWork ? "cut_after" : "cut_before";
      case Effect.Skew skew -> "skew";
    };
  }

  /** How much of it: {@code 2 of 3}, {@code +600 ms}. */
  String how(Fault fault) {
    String counts =
        fault.some() == fault.of()
            ? texts.get("fault.every")
            : texts.get("fault.some", fault.some(), fault.of());
    String how =
        switch (fault.effect()) {
          case Effect.Delay(Duration least, Duration jitter) ->
              "+"
                  + Format.millis(least.toMillis())
                  + (jitter.isZero() ? "" : " " + texts.get("fault.jitter", jitter.toMillis()))
                  + (fault.some() == fault.of() ? "" : ", " + counts);
          case Effect.Skew(Duration by) ->
              Format.duration(by.abs())
                  + " "
                  + texts.get(by.isNegative() ? "fault.behind" : "fault.ahead");
          case Effect.Refuse refuse -> counts;
          case Effect.Cut cut -> counts;
        };
    return fault.most() == 0 ? how : how + ", " + texts.get("fault.most", fault.most());
  }

  /** All of it: {@code s3 PutObject: throttle, 2 of 3}. */
  String line(Fault fault) {
    String what =
        fault.operation().isEmpty()
            ? service(fault).equals(texts.get("fault.all"))
                ? texts.get("fault.all-services")
                : service(fault)
            : service(fault) + " " + fault.operation();
    String who = fault.caller().isEmpty() ? "" : " (" + fault.caller() + ")";
    return what + who + ": " + kind(fault.effect()) + ", " + how(fault);
  }
}
