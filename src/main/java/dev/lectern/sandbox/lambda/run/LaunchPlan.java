package dev.lectern.sandbox.lambda.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a function's process.
 *
 * @param command program and arguments
 * @param environment all that the process gets
 * @param folder working directory: the function's code
 */
public record LaunchPlan(List<String> command, Map<String, String> environment, Path folder) {}
