package dev.lectern.lab;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Settles a lab's values for one learner and makes the learner's files. Both follow from the
 * learner's id alone, so that they are the same again after a reset.
 */
public final class LabFiles {

  private final Lab lab;
  private final Path folder;
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param folder where the learner's files of this lab lie
   * @param given values that every lab has: {@code sid}, {@code acct}, {@code region}
   */
  public LabFiles(Lab lab, Path folder, Map<String, String> given) {
    this.lab = lab;
    this.folder = folder;
    values.putAll(given);
    values.put("files", folder.toString());
  }

  /** Values of all variables by name; files that a hash needs are made on the way. */
  public Map<String, String> settle() throws IOException {
    for (Map.Entry<String, Variable> variable : lab.variables().entrySet()) {
      Random random = random("variable " + variable.getKey());
      String value =
          switch (variable.getValue()) {
            case Variable.Text text -> text(text.template());
            case Variable.OneOf pool -> text(pool.pool().get(random.nextInt(pool.pool().size())));
            case Variable.Between range -> String.valueOf(between(range, random));
            case Variable.Formula formula -> Arithmetic.value(text(formula.text()));
            case Variable.Hash hash -> hash(hash);
          };
      values.put(variable.getKey(), value);
    }
    return Map.copyOf(values);
  }

  /** Makes every file that is not there yet. */
  public void makeAll() throws IOException {
    for (LabFile file : lab.files()) {
      make(file);
    }
  }

  /**
   * Where a file lies.
   *
   * @throws IllegalArgumentException when the lab makes no such file
   */
  public Path file(String name) throws IOException {
    for (LabFile file : lab.files()) {
      if (file.name().equals(name)) {
        return make(file);
      }
    }
    throw new IllegalArgumentException("the lab makes no file " + name);
  }

  /** An asset with the learner's values in it. */
  public String asset(String name) throws IOException {
    return text(Files.readString(lab.folder().resolve("assets").resolve(name)));
  }

  private Path make(LabFile made) throws IOException {
    Path path = folder.resolve(made.name());
    if (!made.asset().isEmpty()) {
      String text = asset(made.asset());
      if (!Files.exists(path) || !Files.readString(path).equals(text)) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
      }
      return path;
    }
    if (!made.zip().isEmpty()) {
      Map<String, String> packed = new TreeMap<>();
      for (String name : made.zip()) {
        packed.put(name.substring(name.lastIndexOf('/') + 1), asset(name));
      }
      DeploymentPackage.write(packed, made.jar(), path);
      return path;
    }
    if (!made.cut().isEmpty()) {
      Path whole = file(made.cut());
      long rest = Files.size(whole) - made.from();
      long size = made.length() == 0 ? rest : Math.min(made.length(), rest);
      if (!Files.exists(path) || Files.size(path) != size) {
        Files.createDirectories(path.getParent());
        cut(whole, made.from(), size, path);
      }
      return path;
    }
    long length = Long.parseLong(text(made.bytes()));
    if (!Files.exists(path) || Files.size(path) != length) {
      Files.createDirectories(path.getParent());
      Random random = random("file " + made.name());
      byte[] block = new byte[64 * 1024];
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
        for (long left = length; left > 0; left -= block.length) {
          random.nextBytes(block);
          out.write(block, 0, (int) Math.min(left, block.length));
        }
      }
    }
    return path;
  }

  private static void cut(Path whole, long from, long size, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(whole);
        FileChannel out =
            FileChannel.open(
                to,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      long at = 0;
      while (at < size) {
        at += in.transferTo(from + at, size - at, out);
      }
    }
  }

  private String hash(Variable.Hash hash) throws IOException {
    MessageDigest digest = Hashes.digest(hash.algorithm());
    if (hash.hex() != null) {
      digest.update(HexFormat.of().parseHex(text(hash.hex())));
    } else if (hash.of().text() != null) {
      digest.update(text(hash.of().text()).getBytes(StandardCharsets.UTF_8));
    } else if (hash.of().asset() != null) {
      digest.update(asset(hash.of().asset()).getBytes(StandardCharsets.UTF_8));
    } else if (hash.of().file() != null) {
      try (InputStream in = Files.newInputStream(file(hash.of().file()))) {
        in.skipNBytes(hash.of().from());
        long left = hash.of().length() == 0 ? Long.MAX_VALUE : hash.of().length();
        byte[] block = new byte[64 * 1024];
        int n = in.read(block, 0, (int) Math.min(left, block.length));
        while (n > 0) {
          digest.update(block, 0, n);
          left -= n;
          n = left == 0 ? 0 : in.read(block, 0, (int) Math.min(left, block.length));
        }
      }
    }
    byte[] bytes = digest.digest();
    return hash.base64() ? Base64.getEncoder().encodeToString(bytes) : Hashes.hex(bytes);
  }

  private static long between(Variable.Between range, Random random) {
    long choices = (range.high() - range.low()) / range.step() + 1;
    return range.low() + random.nextLong(choices) * range.step();
  }

  private Random random(String what) {
    return new Random((values.getOrDefault("sid", "") + lab.id() + what).hashCode() * 31L);
  }

  private String text(String template) {
    try {
      return Template.text(
          template,
          name -> Optional.ofNullable(values.get(name)).map(JsonNodeFactory.instance::stringNode));
    } catch (Template.Missing e) {
      throw new UncheckedIOException(new IOException(lab.id() + ": " + e.getMessage()));
    }
  }
}
