package dev.lectern.ui.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.FxTest;
import dev.lectern.ui.Screens;
import dev.lectern.ui.theme.ThemeManager;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownViewFxTest extends FxTest {

  /** Time of this thread alone: the machine may be busy with other things. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final String GUIDE =
      """
      # Versions and what a delete does
      A **delete marker** is *not* a version. Read [what AWS says](https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html)
      about `cfg.json` in the bucket `dv-7f3a-rescue-with-a-long-name-that-does-not-fit`.

      ## Do this
      1. Turn versioning on.
      2. Write three times:
         - `release-2`
         - `release-3`

         and look.
      3. Delete.

      > Suspended keeps what is there. It makes **no new** versions.

      ```aws
      aws s3api put-bucket-versioning --bucket dv-7f3a-rescue --versioning-configuration Status=Enabled
      ```

      ```json
      {"Status": "Enabled", "MFADelete": false, "n": 3}
      ```

      | Operation | Adds | Costs |
      |---|:---:|---:|
      | `PutObject` | a version | $0.005 |
      | `DeleteObject` without a version id | a delete marker | free |

      ![the stack of versions](stack.png)

      ---
      <b onclick="x()">not bold</b>

      <script>alert(1)</script>
      """;

  private final List<String> copied = new ArrayList<>();
  private final List<String> browsed = new ArrayList<>();
  private MarkdownView view;
  private ScrollPane scroll;

  @BeforeEach
  void open() {
    interact(
        () -> {
          view =
              new MarkdownView(
                  new MarkdownHost(
                      copied::add,
                      browsed::add,
                      name ->
                          name.equals("stack.png")
                              ? Optional.of(new WritableImage(900, 60))
                              : Optional.empty()));
          view.setId("guide");
          scroll = new ScrollPane(view);
          scroll.setFitToWidth(true);
        });
    show(scroll, 400, 800);
  }

  private String all() {
    return read(
        () -> {
          StringBuilder text = new StringBuilder();
          walk(
              view,
              node -> {
                if (node instanceof SelectableText flow) {
                  text.append(flow.text()).append('\n');
                }
              });
          return text.toString();
        });
  }

  private static void walk(Node node, java.util.function.Consumer<Node> each) {
    each.accept(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, each));
    }
  }

  @Test
  void everythingOfAGuideIsThere() {
    interact(() -> view.show(GUIDE));
    assertThat(all())
        .contains("Versions and what a delete does")
        .contains("A delete marker is not a version. Read what AWS says about cfg.json")
        .contains("DeleteObject without a version id")
        .contains("<b onclick=\"x()\">not bold</b>")
        .contains("<script>alert(1)</script>");
    assertThat(read(() -> view.lookup(".image-view") != null || pictures() == 1)).isTrue();
    for (ThemeManager.Mode mode : List.of(ThemeManager.Mode.DARK, ThemeManager.Mode.LIGHT)) {
      Screens.shot(stage, theme, "markdown", mode, 400, 1100);
      Screens.shot(stage, theme, "markdown", mode, 720, 900);
    }
  }

  private int pictures() {
    int[] count = new int[1];
    walk(view, node -> count[0] += node instanceof ImageView ? 1 : 0);
    return count[0];
  }

  @Test
  void codeIsCopiedWholeAndLinksOpenByMouseAndKeyboard() {
    interact(() -> view.show(GUIDE));
    interact(() -> ((ButtonBase) view.lookup("#guide-copy-2")).fire());
    assertThat(copied)
        .containsExactly(
            "aws s3api put-bucket-versioning --bucket dv-7f3a-rescue --versioning-configuration"
                + " Status=Enabled");
    interact(() -> view.lookup("#guide-link-1").requestFocus());
    robot.push(KeyCode.ENTER);
    assertThat(browsed)
        .containsExactly("https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html");
  }

  @Test
  void textIsSelectedAndCopied() {
    interact(() -> view.show("One two three"));
    SelectableText flow = read(() -> (SelectableText) view.lookup(".markdown-text"));
    interact(
        () -> {
          flow.requestFocus();
          flow.select(4, 7);
        });
    robot.push(KeyCode.CONTROL, KeyCode.C);
    assertThat(copied).containsExactly("two");
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.push(KeyCode.CONTROL, KeyCode.C);
    assertThat(copied).endsWith("One two three");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "[x](data:text/html,<script>)",
        "<javascript:alert(1)>",
        "[x](https:)",
        "[x](http://)",
        "![x](file:///etc/passwd)",
        "![x](https://example.com/track.png)",
        "![x](/etc/passwd)"
      })
  void nothingButTheWebIsOpenedAndNoPictureIsFetched(String hostile) {
    interact(() -> view.show(hostile));
    List<Node> stops = new ArrayList<>();
    interact(
        () ->
            walk(
                view,
                node -> {
                  if (node instanceof Text && node.getOnMouseClicked() != null
                      || node instanceof ImageView) {
                    stops.add(node);
                  }
                }));
    assertThat(stops).isEmpty();
  }

  /** Whatever the text and the width: it is laid out, in a bounded time, no wider than asked. */
  @Test
  void hostileTextsAreShownInTimeAndNeverWiderThanTheView() {
    String row =
        IntStream.range(0, 60).mapToObj(i -> "c" + i).collect(Collectors.joining("|", "|", "|\n"));
    String rule = "|---".repeat(60) + "|\n";
    List<String> hostile =
        List.of(
            "",
            "x".repeat(300_000),
            "word ".repeat(60_000),
            "> ".repeat(5_000) + "deep",
            "- ".repeat(5_000) + "deep",
            "*".repeat(20_000) + "a" + "*".repeat(20_000),
            "[".repeat(20_000),
            "![[".repeat(5_000),
            "`".repeat(9_999),
            "*a **b ".repeat(5_000),
            row + rule + row.repeat(3_000),
            "# h\n".repeat(10_000),
            "```\n" + "y".repeat(150_000),
            "```\nline\n".repeat(8_000),
            "<div>".repeat(10_000),
            "\u0000\ud83d\ude00\u202e\u0301".repeat(2_000),
            "1. a\n".repeat(9_000),
            "[a]: https://x\n".repeat(5_000));
    for (String text : hostile) {
      shownInTime(text);
    }
  }

  @Test
  void randomTextsAreShown() {
    String[] parts = {
      "*",
      "**",
      "_",
      "`",
      "```\n",
      "\n",
      "\n\n",
      "> ",
      "- ",
      "1. ",
      "# ",
      "|",
      "|---|\n",
      "[",
      "](",
      ")",
      "!",
      "<",
      ">",
      "\\",
      "    ",
      "a",
      "word ",
      "ü",
      "\t",
      "---\n",
      "https://a.b ",
      "&amp;"
    };
    Random random = new Random(7);
    for (int round = 0; round < 150; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(120); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      shownInTime(text.toString());
    }
  }

  private void shownInTime(String text) {
    String name = text.substring(0, Math.min(24, text.length())) + "… " + text.length();
    long[] took = new long[1];
    interact(
        () -> {
          long start = CPU.getCurrentThreadCpuTime();
          view.show(text);
          scroll.applyCss();
          scroll.layout();
          took[0] = CPU.getCurrentThreadCpuTime() - start;
        });
    assertThat(took[0] / 1_000_000).as(name).isLessThan(6_000);
    assertThat(read(() -> view.getWidth())).as(name).isLessThanOrEqualTo(400);
    assertThat(read(view::source)).isEqualTo(text);
  }
}
