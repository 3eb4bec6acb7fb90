package dev.lectern.pane.calls;

/** Reads what AWS hides in a denial. Blocks; never on the FX thread. */
public interface DecodeGateway {

  /**
   * The decoded message, a JSON document ({@code sts:DecodeAuthorizationMessage}, which needs a
   * permission of its own).
   */
  String decode(String encoded);
}
