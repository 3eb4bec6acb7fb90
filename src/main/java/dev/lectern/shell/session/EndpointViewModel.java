package dev.lectern.shell.session;

import dev.lectern.aws.Regions;
import dev.lectern.aws.Secret;
import dev.lectern.aws.SessionSpec;
import dev.lectern.ui.i18n.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The form of a custom endpoint. The keys stay in memory. */
final class EndpointViewModel {

  private final Texts texts;
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty region = new SimpleStringProperty(KeptSession.USUAL_REGION);
  private final StringProperty accessKey = new SimpleStringProperty("");
  private final StringProperty secretKey = new SimpleStringProperty("");
  private final BooleanProperty pathStyle = new SimpleBooleanProperty(true);

  EndpointViewModel(Texts texts) {
    this.texts = texts;
  }

  StringProperty address() {
    return address;
  }

  StringProperty region() {
    return region;
  }

  StringProperty accessKey() {
    return accessKey;
  }

  StringProperty secretKey() {
    return secretKey;
  }

  BooleanProperty pathStyle() {
    return pathStyle;
  }

  /** Fills in what is not secret of an earlier choice. */
  void fill(String uri, String where) {
    address.set(uri);
    region.set(where);
  }

  String addressProblem() {
    Optional<URI> uri = uri();
    if (uri.isEmpty()) {
      return texts.get("endpoint.address.rule");
    }
    if (uri.get().getUserInfo() != null) {
      return texts.get("endpoint.address.user");
    }
    return uri.get().getQuery() != null || uri.get().getFragment() != null
        ? texts.get("endpoint.address.query")
        : "";
  }

  /** What one should know of the address all the same; empty when nothing. */
  String addressWarning() {
    Optional<URI> uri = uri();
    return uri.isPresent() && "http".equals(uri.get().getScheme()) && !loopback(uri.get().getHost())
        ? texts.get("endpoint.address.plain")
        : "";
  }

  String regionProblem() {
    return Regions.valid(text(region)) ? "" : texts.get("region.rule");
  }

  String accessKeyProblem() {
    return text(accessKey).matches("[\\w-]{3,128}") ? "" : texts.get("endpoint.key.rule");
  }

  String secretKeyProblem() {
    return text(secretKey).isEmpty() ? texts.get("endpoint.secret.rule") : "";
  }

  boolean valid() {
    return addressProblem().isEmpty()
        && regionProblem().isEmpty()
        && accessKeyProblem().isEmpty()
        && secretKeyProblem().isEmpty();
  }

  /** The choice, when {@link #valid}. */
  SessionSpec.CustomEndpoint spec() {
    return new SessionSpec.CustomEndpoint(
        uri().orElseThrow(),
        text(accessKey),
        new Secret(text(secretKey)),
        text(region),
        pathStyle.get());
  }

  private Optional<URI> uri() {
    String typed = text(address).replaceAll("/+$", "");
    try {
      URI uri = new URI(typed);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https"))
              && uri.getHost() != null
              && uri.getPort() <= 65_535
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean loopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("[::1]");
  }

  private static String text(StringProperty field) {
    return field.get() == null ? "" : field.get().strip();
  }
}
