package dev.lectern.asl;

/** In which language a state's fields are written. */
public enum QueryLanguage {
  JSONPATH("JSONPath"),
  JSONATA("JSONata");

  private final String published;

  QueryLanguage(String published) {
    this.published = published;
  }

  /** As definitions have it. */
  public String published() {
    return published;
  }
}
