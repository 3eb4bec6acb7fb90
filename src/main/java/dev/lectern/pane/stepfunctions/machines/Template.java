package dev.lectern.pane.stepfunctions.machines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Definitions to begin with. Each runs on a sandbox as it is. */
public enum Template {
  HELLO("{\"name\": \"Ada\"}"),
  SAGA("{\"orderId\": \"10042\", \"total\": 184.94, \"failAt\": \"ship\"}"),
  APPROVAL("{\"amount\": 250, \"purpose\": \"A new chair\"}"),
  PARALLEL("{\"product\": \"mug\", \"slowSeconds\": 3}"),
  MAP(
      """
      {
        "lines": [
          {"product": "mug", "price": 8.5, "quantity": 2, "seconds": 1},
          {"product": "plate", "price": 12, "quantity": 4, "seconds": 2},
          {"product": "spoon", "price": 3, "quantity": 6, "seconds": 1}
        ]
      }"""),
  RETRY("{\"orderId\": \"10042\"}"),
  REMINDER(
      """
      {
        "waitSeconds": 5,
        "preference": "both",
        "email": "owner@example.com",
        "phone": "+15550100",
        "message": "Time to cuddle Whiskers."
      }""");

  /** Stands for the ARN of the activity that {@link #APPROVAL} asks. */
  static final String ACTIVITY = "${ActivityArn}";

  private final String input;

  Template(String input) {
    this.input = input;
  }

  /** An input that makes sense for it. */
  public String input() {
    return input;
  }

  /** Its definition. */
  public String definition() {
    String file = "/stepfunctions/" + name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its definition as it can be drawn before the activity that it asks is there. */
  String sketch() {
    return definition().replace(ACTIVITY, "arn:aws:states:us-east-1:000000000000:activity:asked");
  }

  /** The activity that it needs, for a machine of that name; empty for none. */
  public String activity(String machine) {
    return this == APPROVAL ? cut(machine, "-approval", 80) : "";
  }

  /** Name of the role that is made for a machine. */
  static String role(String machine) {
    return cut("StepFunctions-" + machine.replaceAll("[^\\w+=,.@-]", "-"), "-role", 64);
  }

  private static String cut(String name, String end, int most) {
    return name.substring(0, Math.min(name.length(), most - end.length())) + end;
  }
}
