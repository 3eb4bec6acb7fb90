package dev.lectern.lab.kit;

import dev.lectern.json.Json;
import dev.lectern.lab.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens a kit that came from anywhere. Nothing of it is believed: names of files are plain words
 * below two folders, their number and size have limits while they are read, each has the hash that
 * the manifest names, and there is none besides. What is not so is refused, in words.
 */
final class KitReader {

  /** Files in a kit at most. */
  private static final int MOST_FILES = 5_000;

  /** Bytes of all files at most: 1 GiB. */
  private static final long MOST_BYTES = 1L << 30;

  private static final int MOST_MANIFEST = 4 << 20;
  private static final int DEEPEST = 8;
  private static final String MANIFEST = "kit.json";

  /** No separators, no drive letters, no streams, nothing that a shell or a system reads. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$][A-Za-z0-9._ $+()-]{0,99}");

  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  /** Members that a newer program adds to this version of the format do no harm. */
  private static final JsonMapper MAPPER =
      Json.MAPPER.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private KitReader() {}

  /**
   * Unpacks a kit.
   *
   * @param folder empty, or not there yet; what is in it after a failure is to be deleted
   * @throws KitException when it is refused
   */
  static Kit unpack(Path file, Path folder) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new KitException("There is no file " + file.getFileName() + ".");
    }
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      Map<String, ZipEntry> entries = entries(zip);
      Kit kit = manifest(zip, entries.remove(MANIFEST));
      agree(kit, entries.keySet());
      Files.createDirectories(folder);
      long left = MOST_BYTES;
      for (Map.Entry<String, ZipEntry> entry : entries.entrySet()) {
        left -= copy(zip, entry.getValue(), folder.resolve(entry.getKey()), left, kit);
      }
      return kit;
    } catch (ZipException e) {
      throw new KitException("The file is no class kit, or it is damaged.");
    } catch (IllegalArgumentException e) {
      // names that are no UTF-8
      throw new KitException("The kit has names of files that cannot be read.");
    }
  }

  private static Map<String, ZipEntry> entries(ZipFile zip) throws KitException {
    if (zip.size() > MOST_FILES) {
      throw new KitException("The kit has more than " + MOST_FILES + " files.");
    }
    Map<String, ZipEntry> entries = new HashMap<>();
    Set<String> seen = new HashSet<>();
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      if (entry.isDirectory()) {
        continue;
      }
      if (!safe(name)) {
        throw new KitException(
            "The kit has a file named “"
                + shown(name)
                + "”, which would lie outside of the kit's folder or on another system mean"
                + " something else. Nothing was opened.");
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new KitException("The kit has the file “" + shown(name) + "” twice.");
      }
      entries.put(name, entry);
    }
    return entries;
  }

  /** Whether a path is of plain names below {@code labs/} or {@code snapshots/}. */
  static boolean safe(String path) {
    if (path.equals(MANIFEST)) {
      return true;
    }
    String[] names = path.split("/", -1);
    if (names.length < 2
        || names.length > DEEPEST
        || !(names[0].equals("labs") || names[0].equals("snapshots"))) {
      return false;
    }
    for (String name : names) {
      String stem = name.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
      if (!NAME.matcher(name).matches()
          || name.endsWith(".")
          || name.endsWith(" ")
          || DEVICES.contains(stem)) {
        return false;
      }
    }
    return true;
  }

  private static Kit manifest(ZipFile zip, @org.jspecify.annotations.Nullable ZipEntry entry)
      throws IOException {
    if (entry == null) {
      throw new KitException("The file is no class kit: it has no kit.json.");
    }
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readNBytes(MOST_MANIFEST + 1);
    }
    if (bytes.length > MOST_MANIFEST) {
      throw new KitException("The kit's kit.json is larger than 4 MB.");
    }
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      if (!Kit.FORMAT.equals(tree.path("format").asString(""))) {
        throw new KitException("The file is no class kit.");
      }
      int version = tree.path("version").asInt(0);
      if (version > Kit.VERSION) {
        throw new KitException(
            "The kit was made by a newer Lectern (format "
                + version
                + ", this one reads "
                + Kit.VERSION
                + "). Install the newer one.");
      }
      if (version < 1) {
        throw new KitException("The kit does not say the version of its format.");
      }
      return MAPPER.treeToValue(tree, Kit.class);
    } catch (JacksonException e) {
      throw new KitException("The kit's kit.json cannot be read.");
    }
  }

  private static void agree(Kit kit, Set<String> entries) throws KitException {
    if (!ID.matcher(kit.id()).matches() || !KEY.matcher(kit.key()).matches()) {
      throw new KitException("The kit has no id, or no key to sign results with.");
    }
    if (kit.made() == null || kit.title().isBlank() || kit.title().length() > 200) {
      throw new KitException("The kit has no title, or no date.");
    }
    if (!kit.files().keySet().equals(entries)) {
      throw new KitException("The kit has other files than it lists.");
    }
    for (Kit.KitLab lab : kit.labs()) {
      if (!safe(lab.folder() + "/lab.json")
          || !entries.contains(lab.folder() + "/lab.json")
          || !lab.folder().startsWith("labs/")) {
        throw new KitException("The kit lists the lab “" + shown(lab.id()) + "” and has none.");
      }
    }
    for (Kit.KitSnapshot snapshot : kit.snapshots()) {
      if (!entries.contains(snapshot.file()) || !snapshot.file().startsWith("snapshots/")) {
        throw new KitException(
            "The kit lists the snapshot “" + shown(snapshot.name()) + "” and has none.");
      }
    }
  }

  private static long copy(ZipFile zip, ZipEntry entry, Path to, long left, Kit kit)
      throws IOException {
    Files.createDirectories(to.getParent());
    MessageDigest digest = Hashes.digest("sha256");
    long bytes = 0;
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(to)) {
      byte[] block = new byte[64 * 1024];
      for (int n = in.read(block); n > 0; n = in.read(block)) {
        bytes += n;
        if (bytes > left) {
          throw new KitException("The kit unpacks to more than 1 GiB.");
        }
        digest.update(block, 0, n);
        out.write(block, 0, n);
      }
    }
    if (!Hashes.hex(digest.digest()).equals(kit.files().get(entry.getName()))) {
      throw new KitException(
          "The file “" + shown(entry.getName()) + "” of the kit was changed after it was made.");
    }
    return bytes;
  }

  /** A foreign name in a message: short, and nothing that moves the cursor or the direction. */
  private static String shown(String name) {
    String plain = name.replaceAll("\\p{C}", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }
}
