package dev.lectern.sandbox.s3.website;

import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as a website endpoint shows it: a small HTML page. */
record ErrorPage(int status, String code, String message, Map<String, String> details) {

  RawReply reply(boolean errorDocumentFailed) {
    String title = status + " " + reason();
    StringBuilder html = new StringBuilder("<html>\n<head><title>");
    html.append(title)
        .append("</title></head>\n<body>\n<h1>")
        .append(title)
        .append("</h1>\n<ul>\n");
    item(html, "Code", code);
    item(html, "Message", message);
    details.forEach((name, value) -> item(html, name, value));
    html.append("</ul>\n");
    if (errorDocumentFailed) {
      html.append(
          "<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>\n");
    }
    html.append("<hr/>\n</body>\n</html>\n");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/html; charset=utf-8");
    headers.put("Server", "AmazonS3");
    headers.put("x-amz-error-code", code);
    headers.put("x-amz-error-message", message);
    return new RawReply(status, headers, Payload.of(html.toString()));
  }

  private static void item(StringBuilder html, String name, String value) {
    String safe = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    html.append("<li>").append(name).append(": ").append(safe).append("</li>\n");
  }

  private String reason() {
    return switch (status) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 501 -> "Not Implemented";
      default -> "Error";
    };
  }
}
