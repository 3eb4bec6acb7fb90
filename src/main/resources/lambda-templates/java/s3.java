import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

public class Handler implements RequestHandler<S3Event, Map<String, Object>> {

  // Made once in each environment, not in each call.
  private static final S3Client S3 =
      S3Client.builder().forcePathStyle(true).httpClient(UrlConnectionHttpClient.create()).build();

  @Override
  public Map<String, Object> handleRequest(S3Event event, Context context) {
    var entity = event.getRecords().getFirst().getS3();
    String bucket = entity.getBucket().getName();
    String key = entity.getObject().getUrlDecodedKey();
    ResponseBytes<GetObjectResponse> object =
        S3.getObjectAsBytes(r -> r.bucket(bucket).key(key).range("bytes=0-65535"));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("bucket", bucket);
    facts.put("key", key);
    facts.put("type", object.response().contentType());
    facts.put("range", object.response().contentRange());
    picture(object.asByteArray(), facts);
    return facts;
  }

  private static void picture(byte[] head, Map<String, Object> facts) {
    ByteBuffer bytes = ByteBuffer.wrap(head);
    if (head.length > 24 && bytes.getLong(0) == 0x89504E470D0A1A0AL) {
      facts.put("format", "PNG");
      facts.put("width", bytes.getInt(16));
      facts.put("height", bytes.getInt(20));
      return;
    }
    for (int at = 2; at + 9 < head.length && bytes.getShort(0) == (short) 0xFFD8; ) {
      int marker = head[at + 1] & 0xFF;
      if (marker >= 0xC0 && marker <= 0xC3) {
        facts.put("format", "JPEG");
        facts.put("height", bytes.getShort(at + 5) & 0xFFFF);
        facts.put("width", bytes.getShort(at + 7) & 0xFFFF);
        return;
      }
      at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
    }
    facts.put("format", "no picture that this function knows");
  }
}
