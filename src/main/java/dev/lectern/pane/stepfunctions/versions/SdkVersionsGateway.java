package dev.lectern.pane.stepfunctions.versions;

import dev.lectern.aws.AwsClients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/** Versions and aliases through the SDK. */
public final class SdkVersionsGateway implements VersionsGateway {

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkVersionsGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Listing list(String machine) {
    SfnClient sfn = clients.sfn();
    List<Version> versions = new ArrayList<>();
    String next = null;
    do {
      String from = next;
      ListStateMachineVersionsResponse page =
          sfn.listStateMachineVersions(r -> r.stateMachineArn(machine).nextToken(from));
      page.stateMachineVersions()
          .forEach(
              each -> {
                String arn = each.stateMachineVersionArn();
                String description =
                    text(sfn.describeStateMachine(r -> r.stateMachineArn(arn)).description());
                versions.add(new Version(end(arn), arn, description, each.creationDate()));
              });
      next = page.nextToken();
    } while (next != null && versions.size() < MOST);
    List<Alias> aliases = new ArrayList<>();
    do {
      String from = next;
      ListStateMachineAliasesResponse page =
          sfn.listStateMachineAliases(r -> r.stateMachineArn(machine).nextToken(from));
      page.stateMachineAliases()
          .forEach(
              each ->
                  aliases.add(
                      alias(
                          sfn.describeStateMachineAlias(
                              r -> r.stateMachineAliasArn(each.stateMachineAliasArn())))));
      next = page.nextToken();
    } while (next != null);
    aliases.sort(Comparator.comparing(Alias::name));
    return new Listing(versions, aliases);
  }

  /** Versions that are described; AWS keeps up to a thousand. */
  private static final int MOST = 100;

  private static Alias alias(DescribeStateMachineAliasResponse of) {
    List<RoutingConfigurationListItem> routes = of.routingConfiguration();
    RoutingConfigurationListItem first = routes.getFirst();
    return new Alias(
        of.name(),
        of.stateMachineAliasArn(),
        end(first.stateMachineVersionArn()),
        Objects.requireNonNullElse(first.weight(), 100),
        routes.size() > 1 ? end(routes.get(1).stateMachineVersionArn()) : "",
        text(of.description()));
  }

  private static String end(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  @Override
  public void publish(String machine, String description) {
    clients
        .sfn()
        .publishStateMachineVersion(
            r ->
                r.stateMachineArn(machine).description(description.isEmpty() ? null : description));
  }

  @Override
  public void deleteVersion(String arn) {
    clients.sfn().deleteStateMachineVersion(r -> r.stateMachineVersionArn(arn));
  }

  @Override
  public void put(String machine, Alias alias, boolean create) {
    List<RoutingConfigurationListItem> routes = new ArrayList<>();
    routes.add(route(machine, alias.version(), alias.other().isEmpty() ? 100 : alias.weight()));
    if (!alias.other().isEmpty()) {
      routes.add(route(machine, alias.other(), 100 - alias.weight()));
    }
    if (create) {
      clients.sfn().createStateMachineAlias(r -> r.name(alias.name()).routingConfiguration(routes));
    } else {
      clients
          .sfn()
          .updateStateMachineAlias(
              r -> r.stateMachineAliasArn(alias.arn()).routingConfiguration(routes));
    }
  }

  private static RoutingConfigurationListItem route(String machine, String version, int weight) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(machine + ":" + version)
        .weight(weight)
        .build();
  }

  @Override
  public void deleteAlias(String arn) {
    clients.sfn().deleteStateMachineAlias(r -> r.stateMachineAliasArn(arn));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
