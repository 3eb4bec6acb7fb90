package dev.lectern.pane.lambda.versions;

import dev.lectern.aws.AwsClients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Versions and aliases through the SDK. */
public final class SdkVersionsGateway implements VersionsGateway {

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkVersionsGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public List<VersionLine> versions(String function) {
    List<VersionLine> all = new ArrayList<>();
    for (FunctionConfiguration each :
        clients
            .lambda()
            .listVersionsByFunctionPaginator(r -> r.functionName(function))
            .versions()) {
      all.add(
          new VersionLine(
              each.version(),
              text(each.description()),
              text(each.codeSha256()),
              text(each.lastModified())));
    }
    all.sort(Comparator.comparingLong(SdkVersionsGateway::order).reversed());
    return all;
  }

  private static long order(VersionLine line) {
    return line.version().matches("\\d{1,18}") ? Long.parseLong(line.version()) : Long.MAX_VALUE;
  }

  @Override
  public List<AliasLine> aliases(String function) {
    List<AliasLine> all = new ArrayList<>();
    for (AliasConfiguration each :
        clients.lambda().listAliasesPaginator(r -> r.functionName(function)).aliases()) {
      AliasRoutingConfiguration routing = each.routingConfig();
      Map<String, Double> weights = routing == null ? Map.of() : routing.additionalVersionWeights();
      String other = weights.isEmpty() ? "" : weights.keySet().iterator().next();
      all.add(
          new AliasLine(
              each.name(),
              each.functionVersion(),
              other,
              other.isEmpty() ? 0 : weights.getOrDefault(other, 0.0)));
    }
    all.sort(Comparator.comparing(AliasLine::name));
    return all;
  }

  @Override
  public String publish(String function, String description) {
    return clients
        .lambda()
        .publishVersion(r -> r.functionName(function).description(description))
        .version();
  }

  @Override
  public void deleteVersion(String function, String version) {
    clients.lambda().deleteFunction(r -> r.functionName(function).qualifier(version));
  }

  @Override
  public void put(String function, AliasLine alias, boolean create) {
    Map<String, Double> weights =
        alias.other().isEmpty() ? Map.of() : Map.of(alias.other(), alias.weight());
    AliasRoutingConfiguration routing =
        AliasRoutingConfiguration.builder().additionalVersionWeights(weights).build();
    if (create) {
      clients
          .lambda()
          .createAlias(
              r ->
                  r.functionName(function)
                      .name(alias.name())
                      .functionVersion(alias.version())
                      .routingConfig(weights.isEmpty() ? null : routing));
    } else {
      clients
          .lambda()
          .updateAlias(
              r ->
                  r.functionName(function)
                      .name(alias.name())
                      .functionVersion(alias.version())
                      .routingConfig(routing));
    }
  }

  @Override
  public void deleteAlias(String function, String name) {
    clients.lambda().deleteAlias(r -> r.functionName(function).name(name));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
