package dev.lectern.lab.example;

import dev.lectern.lab.Call;
import dev.lectern.lab.Resource;
import java.util.List;

/**
 * What was done since the last mark, and what it changed.
 *
 * @param calls that changed something, in order; a lab can make them again
 * @param differences what may be checked
 * @param things everything under the prefix that was touched up to now
 * @param left sentences about what a lab could not make again, and why
 */
public record Recorded(
    List<Call> calls, List<Difference> differences, List<Resource> things, List<String> left) {}
