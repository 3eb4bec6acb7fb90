import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Hides addresses: for one who asks, or once when the object is uploaded. */
public class Masker {

  private static final S3Client S3 =
      S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build();
  private static final String BUCKET = System.getenv("BUCKET");

  public String handle(Map<String, Object> event) {
    if (!(event.get("Records") instanceof List<?> records)) {
      return masked(String.valueOf(event.get("key")));
    }
    for (Object one : records) {
      Map<?, ?> object = (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) one).get("s3")).get("object");
      String key = URLDecoder.decode(String.valueOf(object.get("key")), StandardCharsets.UTF_8);
      String text = masked(key);
      S3.putObject(
          put -> put.bucket(BUCKET).key(key.replaceFirst("^in/", "public/")),
          RequestBody.fromString(text));
    }
    return records.size() + " copied";
  }

  private static String masked(String key) {
    String text = S3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    return text.replaceAll("[^,\\s]+@", "***@");
  }
}
