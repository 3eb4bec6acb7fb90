package dev.lectern.lab;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Begins a lab: a folder with one small step that {@code lab verify} proves, to be changed from
 * there.
 */
public final class LabTemplate {

  private static final String LAB =
      """
      {
        "id": "ID",
        "module": MODULE,
        "title": TITLE,
        "minutes": 10,
        "summary": "What is learned, in one sentence.",
        "variables": {
          "bucket": "dv-${sid}-LETTERMODULE",
          "word": { "oneOf": ["amber", "birch", "cedar", "dune"] }
        },
        "buckets": ["${bucket}"],
        "setup": [{ "call": "s3:CreateBucket", "with": { "Bucket": "${bucket}" } }],
        "steps": [
          {
            "id": "first",
            "title": "Put a first object",
            "points": 10,
            "opens": "s3",
            "targets": ["s3-buckets", "s3-upload"],
            "checks": [
              {
                "kind": "state",
                "say": "hello.txt is in ${bucket}.",
                "call": "s3:HeadObject",
                "with": { "Bucket": "${bucket}", "Key": "hello.txt" },
                "expect": "$status == 200",
                "because": "There is no object with exactly this key."
              }
            ],
            "hints": [
              "The concept: an object is bytes under a key.",
              "The operation: PutObject takes a bucket, a key and a body.",
              "Nearly the answer: the key is hello.txt, without a folder before it."
            ],
            "mistakes": [
              {
                "id": "other-key",
                "when": [
                  {
                    "kind": "state",
                    "call": "s3:ListObjectsV2",
                    "with": { "Bucket": "${bucket}" },
                    "expect": "Contents[?Key != 'hello.txt'].Key count>= 1"
                  }
                ],
                "say": "There is an object, but under another key. Keys are compared letter by letter."
              }
            ]
          }
        ]
      }
      """;

  private static final String GUIDE =
      """
      What this is about, in a few sentences. Your bucket is `${bucket}`.

      ## Put a first object

      What to do and why. Lines for the AWS CLI have a gap where the learner thinks:

      ```aws
      aws s3api put-object --bucket ${bucket} --key …
      ```
      """;

  private static final String SOLUTION =
      """
      {
        "steps": {
          "first": [
            {
              "call": "s3:PutObject",
              "with": { "Bucket": "${bucket}", "Key": "hello.txt" },
              "body": { "text": "${word}" }
            }
          ]
        },
        "mistakes": {
          "other-key": {
            "calls": [
              {
                "call": "s3:PutObject",
                "with": { "Bucket": "${bucket}", "Key": "Hello.txt" },
                "body": { "text": "${word}" }
              }
            ]
          }
        }
      }
      """;

  private LabTemplate() {}

  /**
   * Makes the folder.
   *
   * @param labs the folder of all labs
   * @param id module and letter, for example {@code 5.E}
   * @param title a few words
   * @return the new folder
   * @throws IllegalArgumentException with what to write instead
   * @throws FileAlreadyExistsException when there is such a folder
   */
  public static Path write(Path labs, String id, String title) throws IOException {
    if (!id.matches("\\d{1,2}\\.[A-Z]")) {
      throw new IllegalArgumentException(
          "'" + id + "' is no id; write module and letter, as in 5.E");
    }
    String slug =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (slug.isEmpty()) {
      throw new IllegalArgumentException("Give the lab a title of a few words.");
    }
    int module = Integer.parseInt(id.substring(0, id.indexOf('.')));
    String letter = id.substring(id.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    Path folder = module(labs, module).resolve(letter + "-" + slug);
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Files.createDirectories(folder.resolve("assets"));
    String lab =
        LAB.replace("\"ID\"", "\"" + id + "\"")
            .replace("LETTERMODULE", letter + module)
            .replace("MODULE", String.valueOf(module))
            .replace("TITLE", dev.lectern.json.Json.MAPPER.writeValueAsString(title));
    for (Map.Entry<String, String> file :
        Map.of("lab.json", lab, "guide.md", GUIDE, "solution.json", SOLUTION).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** The folder of the module, if there is one. */
  private static Path module(Path labs, int module) throws IOException {
    String prefix = String.format(Locale.ROOT, "m%02d", module);
    if (Files.isDirectory(labs)) {
      try (Stream<Path> folders = Files.list(labs)) {
        return folders
            .filter(folder -> folder.getFileName().toString().startsWith(prefix))
            .findFirst()
            .orElse(labs.resolve(prefix));
      }
    }
    return labs.resolve(prefix);
  }
}
