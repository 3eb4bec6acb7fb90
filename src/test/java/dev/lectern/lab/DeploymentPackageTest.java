package dev.lectern.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentPackageTest {

  private static final Map<String, String> FILES =
      Map.of(
          "Hello.java", "public class Hello { String greet() { return Client.NAME; } }",
          "Client.java", "class Client { static final String NAME = \"a\"; }",
          "note.txt", "read me");

  @TempDir private Path folder;

  @Test
  void sourcesAreCompiledAndTheSameSourcesAreTheSameBytes() throws IOException {
    Path one = folder.resolve("one/f.zip");
    Path two = folder.resolve("two/f.zip");
    DeploymentPackage.write(FILES, "", one);
    DeploymentPackage.write(FILES, "", two);
    assertThat(one).hasSameBinaryContentAs(two);
    try (ZipFile zip = new ZipFile(one.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("Client.class", "Hello.class", "note.txt");
    }
  }

  @Test
  void aLayersJarStandsInItsFolder() throws IOException {
    Path layer = folder.resolve("layer.zip");
    DeploymentPackage.write(FILES, "java/lib/words.jar", layer);
    try (ZipFile zip = new ZipFile(layer.toFile());
        ZipInputStream jar =
            new ZipInputStream(zip.getInputStream(zip.getEntry("java/lib/words.jar")))) {
      assertThat(zip.size()).isEqualTo(1);
      assertThat(jar.getNextEntry()).isNotNull().hasToString("Client.class");
    }
  }

  @Test
  void whatDoesNotCompileIsToldAtItsLine() {
    assertThatThrownBy(
            () ->
                DeploymentPackage.write(
                    Map.of("Hello.java", "class Hello {\n int a = \"\";\n}"),
                    "",
                    folder.resolve("f.zip")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Hello.java:2: incompatible types");
    assertThat(Files.exists(folder.resolve("f.zip"))).isFalse();
  }
}
