package dev.lectern.pane.lambda.functions;

import dev.lectern.pane.lambda.build.Template;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function to make.
 *
 * @param role ARN of its execution role; empty: one is made for it
 * @param memory in megabytes
 * @param timeout in seconds
 * @param sources its code; empty when {@code archive} is it
 * @param archive a zip or jar
 * @param template that the code comes from
 */
public record NewFunction(
    String name,
    String runtime,
    String handler,
    String role,
    int memory,
    int timeout,
    Map<String, String> sources,
    @Nullable Path archive,
    @Nullable Template template) {}
