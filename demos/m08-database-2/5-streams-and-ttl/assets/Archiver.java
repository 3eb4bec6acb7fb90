import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Keeps the last image of every item that is gone as an object. */
public class Archiver {

  private static final S3Client S3 =
      S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build();

  public String handle(Map<String, Object> event) {
    List<?> records = (List<?>) event.get("Records");
    for (Object one : records) {
      Map<?, ?> entry = (Map<?, ?>) one;
      Map<?, ?> change = (Map<?, ?>) entry.get("dynamodb");
      Map<?, ?> keys = (Map<?, ?>) change.get("Keys");
      String key = (String) ((Map<?, ?>) keys.get("pk")).get("S");
      Map<?, ?> who = (Map<?, ?>) entry.get("userIdentity");
      String by = who == null ? "a caller" : String.valueOf(who.get("principalId"));
      String text = "deleted by " + by + "\n" + change.get("OldImage") + "\n";
      S3.putObject(
          put -> put.bucket(System.getenv("ARCHIVE")).key(key + ".txt"),
          RequestBody.fromString(text));
    }
    return records.size() + " archived";
  }
}
