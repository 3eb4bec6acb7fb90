package dev.lectern.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A value that is settled once for each learner, when the lab begins, and kept with the progress.
 * In {@code lab.json} a plain text is {@link Text}; the others are objects.
 */
@JsonDeserialize(using = Variable.Reader.class)
public sealed interface Variable {

  /** A text made of others: <code>dv-${sid}-rescue</code>. */
  record Text(String template) implements Variable {}

  /** One of a pool: <code>{"oneOf": ["test", "stage"]}</code>. */
  record OneOf(List<String> pool) implements Variable {}

  /**
   * A whole number: <code>{"between": [900, 2500], "step": 100}</code>.
   *
   * @param step distance between two values that can be drawn
   */
  record Between(long low, long high, long step) implements Variable {}

  /**
   * What a sum comes to: <code>{"formula": "ceil(${kb} / 4) * ${rate}"}</code>.
   *
   * @param text what {@link Arithmetic} reads
   */
  record Formula(String text) implements Variable {}

  /**
   * A hash of a text, of bytes written in hex, of an asset or of a slice of a lab file: <code>
   * {"hash": "md5", "file": "big.bin", "length": 5242880}</code>.
   *
   * @param algorithm {@code md5}, {@code sha1} or {@code sha256}
   * @param base64 whether it is written in base64 instead of hex
   * @param hex bytes in hex, instead of a payload
   */
  record Hash(String algorithm, boolean base64, @Nullable String hex, Call.Payload of)
      implements Variable {}

  /** Reads the forms above. */
  final class Reader extends ValueDeserializer<Variable> {

    private record Form(
        @Nullable List<String> oneOf,
        @Nullable List<Long> between,
        @Nullable Long step,
        @Nullable String formula,
        @Nullable String hash,
        boolean base64,
        @Nullable String hex,
        @Nullable String text,
        @Nullable String asset,
        @Nullable String file,
        long from,
        long length) {}

    @Override
    public Variable deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        return new Text(parser.getString());
      }
      Form form = context.readValue(parser, Form.class);
      if (form.oneOf != null && !form.oneOf.isEmpty()) {
        return new OneOf(List.copyOf(form.oneOf));
      }
      if (form.between != null && form.between.size() == 2) {
        return new Between(
            form.between.get(0), form.between.get(1), form.step == null ? 1 : form.step);
      }
      if (form.formula != null) {
        return new Formula(form.formula);
      }
      if (form.hash != null) {
        return new Hash(
            form.hash,
            form.base64,
            form.hex,
            new Call.Payload(form.text, form.asset, form.file, form.from, form.length));
      }
      return context.reportInputMismatch(
          Variable.class,
          "a variable is a text, {\"oneOf\": [...]}, {\"between\": [low, high]},"
              + " {\"formula\": ...} or {\"hash\": ...}");
    }
  }
}
