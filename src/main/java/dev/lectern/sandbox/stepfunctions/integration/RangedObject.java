package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls.Answer;
import dev.lectern.sandbox.stepfunctions.parquet.Source;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object read in parts: its end first, where a Parquet file says what is in it, which is all of
 * a small one. If it is replaced meanwhile, its next part fails.
 */
final class RangedObject implements Source {

  /** An operation of S3. */
  interface Call {

    /** Answers it. May block. */
    Answer of(String operation, JsonNode request) throws TaskFailure;
  }

  private static final int TAIL = 1 << 20;

  private final Call call;
  private final ObjectNode request;
  private final byte[] tail;
  private final long length;

  /**
   * Reads its end.
   *
   * @param arguments of GetObject
   */
  RangedObject(Call call, JsonNode arguments) throws TaskFailure {
    this.call = call;
    this.request = (ObjectNode) arguments.deepCopy();
    Answer answer = end();
    this.tail = answer.payload();
    String range = answer.output().path("ContentRange").asString("");
    this.length =
        range.isEmpty() ? tail.length : Long.parseLong(range.substring(range.indexOf('/') + 1));
    request.set("IfMatch", answer.output().path("ETag"));
  }

  /** Of an empty object there is no range at all. */
  private Answer end() throws TaskFailure {
    try {
      return call.of("GetObject", request.put("Range", "bytes=-" + TAIL));
    } catch (TaskFailure failure) {
      if (failure.cause().startsWith("S3.InvalidRange")) {
        return new Answer(Json.object(), new byte[0]);
      }
      throw failure;
    }
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public byte[] read(long from, int count) {
    long known = from - (length - tail.length);
    if (known >= 0) {
      return Arrays.copyOfRange(tail, (int) known, (int) known + count);
    }
    try {
      request.put("Range", "bytes=" + from + "-" + (from + count - 1));
      return call.of("GetObject", request).payload();
    } catch (TaskFailure failure) {
      throw new Unreadable(failure);
    }
  }
}
