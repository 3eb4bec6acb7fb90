package dev.lectern.sandbox.lambda.runtime;

import dev.lectern.sandbox.FunctionAccess;
import dev.lectern.sandbox.lambda.code.CodeFolders;
import dev.lectern.sandbox.lambda.run.EnvironmentSpec;
import dev.lectern.sandbox.lambda.run.LaunchPlan;
import dev.lectern.sandbox.lambda.run.Launcher;
import dev.lectern.sandbox.lambda.run.ProcessRegister;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Starts functions in the languages that the sandbox knows. Safe for any thread. */
public final class Runtimes {

  /** Runtimes that take new functions today ("Lambda runtimes") and that the sandbox can run. */
  private static final Set<String> KNOWN =
      Set.of(
          "java8.al2",
          "java11",
          "java17",
          "java21",
          "java25",
          "nodejs20.x",
          "nodejs22.x",
          "nodejs24.x",
          "python3.9",
          "python3.10",
          "python3.11",
          "python3.12",
          "python3.13",
          "python3.14");

  private final CodeFolders code;
  private final Interpreters interpreters;
  private final FunctionAccess access;
  private final Function<List<String>, List<Long>> layers;
  private final Path folder;
  private final JavaRuntime java;

  /**
   * @param layers finds the blobs of layers by their ARNs
   * @param register of the processes; its folder is for the files that they are started with
   */
  public Runtimes(
      CodeFolders code,
      Interpreters interpreters,
      FunctionAccess access,
      Function<List<String>, List<Long>> layers,
      ProcessRegister register) {
    this.code = code;
    this.interpreters = interpreters;
    this.access = access;
    this.layers = layers;
    this.folder = register.folder();
    this.java = new JavaRuntime(register);
  }

  /** Whether a function of this runtime can be created here. */
  public static boolean known(String runtime) {
    return KNOWN.contains(runtime);
  }

  /** Gets ready what makes functions of this runtime start faster, in the background. */
  public void prepare(String runtime) {
    if (runtime.startsWith("java")) {
      java.prepare();
    }
  }

  /** How to start a version of a function. */
  public Launcher launcher(FunctionVersion function) {
    return (spec, logStream, scratch) -> plan(function, spec, logStream, scratch);
  }

  private LaunchPlan plan(
      FunctionVersion function, EnvironmentSpec spec, String logStream, Path scratch)
      throws IOException {
    String runtime = function.runtime();
    String handler = function.config("Handler").asString("");
    List<Long> blobs = layers.apply(function.layers());
    Path task;
    List<String> command;
    Map<String, String> more = new LinkedHashMap<>();
    if (runtime.startsWith("java")) {
      task = blobs.isEmpty() ? code.unpacked(function.blob()) : code.merged(function.blob(), blobs);
      java.prepare();
      command = java.command(handler, spec.memory(), scratch);
    } else if (runtime.startsWith("nodejs")) {
      task = code.unpacked(function.blob());
      Path node = interpreters.node(runtime);
      command =
          List.of(
              node.toString(),
              "--max-old-space-size=" + Math.max(16, spec.memory() * 85 / 100),
              bootstrap("bootstrap.cjs").toString());
      more.put("NODE_PATH", paths(blobs, "nodejs/node_modules"));
    } else {
      task = code.unpacked(function.blob());
      Interpreters.Interpreter python = interpreters.python(runtime);
      // Without "site" there are no start-up hooks of this computer's packages; the packages come.
      command =
          new ArrayList<>(
              List.of(
                  python.program().toString(),
                  "-S",
                  "-B",
                  "-u",
                  bootstrap("bootstrap.py").toString()));
      command.addAll(python.packages());
      more.put("PYTHONPATH", paths(blobs, "python", "python/lib/" + runtime + "/site-packages"));
    }
    Map<String, String> environment = environment(function, spec, logStream, scratch, task);
    more.forEach(environment::putIfAbsent);
    return new LaunchPlan(command, environment, task);
  }

  private String paths(List<Long> blobs, String... below) throws IOException {
    List<String> paths = new ArrayList<>();
    for (long blob : blobs) {
      Path layer = code.unpacked(blob);
      for (String inner : below) {
        paths.add(layer.resolve(inner).toString());
      }
    }
    return String.join(File.pathSeparator, paths);
  }

  private synchronized Path bootstrap(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      try (InputStream in = Runtimes.class.getResourceAsStream("/lambda/" + name)) {
        if (in == null) {
          throw new IOException(name + " is missing from Lectern's class path");
        }
        Files.copy(in, file);
      }
    }
    return file;
  }

  /** "Defined runtime environment variables": nothing of the user's own environment. */
  private Map<String, String> environment(
      FunctionVersion function, EnvironmentSpec spec, String logStream, Path scratch, Path task) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("LANG", "en_US.UTF-8");
    all.put("TZ", ":UTC");
    all.put("PATH", "/usr/local/bin:/usr/bin:/bin:/opt/bin");
    all.put("TMPDIR", scratch.toString());
    for (String windows : List.of("SystemRoot", "windir")) {
      String value = System.getenv(windows);
      if (value != null) {
        all.put(windows, value);
        all.put("TEMP", scratch.toString());
        all.put("TMP", scratch.toString());
      }
    }
    all.putAll(function.variables());
    all.put("_HANDLER", function.config("Handler").asString(""));
    all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
    all.put("AWS_REGION", spec.region());
    all.put("AWS_DEFAULT_REGION", spec.region());
    all.put("AWS_LAMBDA_FUNCTION_NAME", spec.function());
    all.put("AWS_LAMBDA_FUNCTION_VERSION", spec.version());
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memory()));
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", spec.initializationType());
    all.put("AWS_LAMBDA_LOG_GROUP_NAME", spec.logGroup());
    all.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
    all.put("LAMBDA_TASK_ROOT", task.toString());
    all.put("LAMBDA_RUNTIME_DIR", folder.toString());
    if (spec.jsonLog()) {
      all.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    }
    String role = function.config("Role").asString("");
    all.putAll(access.environment(spec.accountId(), spec.region(), role, spec.function()));
    return all;
  }
}
