package dev.lectern.calls;

import java.util.List;

/**
 * A call written in another form.
 *
 * @param text to be copied and run
 * @param notes what the user has to know or to fill in, a sentence each; may be empty
 */
public record Rendering(String text, List<String> notes) {}
