package dev.lectern.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

  private final SecretText secrets = new SecretText(() -> List.of("hunter2hunter2", "short"));

  /** The text as a class sees it. */
  private String seen(String text) {
    StringBuilder seen = new StringBuilder(text);
    for (SecretText.Range range : secrets.in(text)) {
      for (int i = range.start(); i < range.end(); i++) {
        seen.setCharAt(i, '*');
      }
    }
    return seen.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:iam::123456789012:role/reader | arn:aws:iam::************:role/reader",
        "arn:aws:lambda:us-east-1:123456789012:function:f:7 | arn:aws:lambda:us-east-1:************:function:f:7",
        "arn:aws:iam::1234…/reader | arn:aws:iam::****…/reader",
        "arn:aws:…789012:role/reader | arn:aws:…******:role/reader",
        "account 000000000000, us-east-1 | account ************, us-east-1",
        "1234 5678 9012 | **************",
        "4721…0934  us-east-1 | *********  us-east-1",
        "AKIAIOSFODNN7EXAMPLE | AKIA****************",
        "AKIAIO…MPLE | AKIA*******",
        "ASIAIOSFODNN7EXAMPLE is temporary | ASIA**************** is temporary",
        "X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261121&X-Amz-Expires=900 | X-Amz-Credential=*******************************&X-Amz-Expires=900",
        "X-Amz-Signature=0123456789abcdef0123456789abcdef | X-Amz-Signature=********************************",
        "Credential=AKIAIOSFODNN7EXAMPLE/20261121/us-east-1, SignedHeaders=host | Credential=***************************************, SignedHeaders=host",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE1 | ****************************************",
        "aws_secret_access_key = abcd | aws_secret_access_key = ****",
        "export AWS_SESSION_TOKEN=abcdefgh | export AWS_SESSION_TOKEN=********",
        "the word is hunter2hunter2. | the word is **************."
      })
  void isMasked(String text, String seen) {
    assertThat(seen(text)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "reports/2026/october/summary/of/invoices",
        "d41d8cd98f00b204e9800998ecf8427e-3",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1732185600000 ms",
        "12,345,678,901,234 B",
        "20261121T195700Z",
        "hG2vN8xqPm3kL0sT7uWzB1cD4eFfDa3J",
        "AKIA",
        "arn:aws:s3:::dv-7f3a-data/cfg.json"
      })
  void isNotMasked(String text) {
    assertThat(seen(text)).isEqualTo(text);
  }

  @Test
  void rangesAreInOrderAndApartWhateverTheTextIs() {
    Random random = new Random(7);
    String[] parts = {
      "123456789012",
      "AKIAIOSFODNN7EXAMPLE",
      "hunter2hunter2",
      ":",
      "arn:aws:iam::",
      "…",
      "x",
      "=",
      "Signature=",
      "Credential=",
      " ",
      "&",
      "0a"
    };
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(12); part > 0; part--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      int last = -1;
      for (SecretText.Range range : secrets.in(text.toString())) {
        assertThat(range.start()).isGreaterThan(last).isLessThan(range.end());
        assertThat(range.end()).isLessThanOrEqualTo(text.length());
        last = range.end();
      }
    }
  }
}
