package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.Tag;

class ProviderSdkTest extends IdentityTest {

  private static final String URL = "https://idp.example.com/a/b";
  private static final String PRINT = "0123456789abcdef0123456789abcdef01234567";
  private static final String ARN =
      "arn:aws:iam::" + ACCOUNT + ":oidc-provider/idp.example.com/a/b";

  private GetOpenIdConnectProviderResponse get() {
    return iam.getOpenIDConnectProvider(b -> b.openIDConnectProviderArn(ARN));
  }

  @Test
  void fromCreationToDeletion() {
    assertThat(
            iam.createOpenIDConnectProvider(
                    b ->
                        b.url(URL)
                            .clientIDList("one")
                            .thumbprintList(PRINT)
                            .tags(Tag.builder().key("team").value("a").build()))
                .openIDConnectProviderArn())
        .isEqualTo(ARN);
    assertThat(get().url()).isEqualTo("idp.example.com/a/b");
    assertThat(get().clientIDList()).containsExactly("one");
    assertThat(get().thumbprintList()).containsExactly(PRINT);
    assertThat(get().tags()).hasSize(1);
    assertThat(iam.listOpenIDConnectProviders().openIDConnectProviderList())
        .extracting(one -> one.arn())
        .containsExactly(ARN);
    assertThat(iam.getAccountSummary().summaryMapAsStrings()).containsEntry("Providers", 1);
    assertCode(
        error(() -> iam.createOpenIDConnectProvider(b -> b.url(URL))), 409, "EntityAlreadyExists");
    for (int twice = 0; twice < 2; twice++) {
      iam.addClientIDToOpenIDConnectProvider(b -> b.openIDConnectProviderArn(ARN).clientID("two"));
    }
    assertThat(get().clientIDList()).containsExactly("one", "two");
    for (int twice = 0; twice < 2; twice++) {
      iam.removeClientIDFromOpenIDConnectProvider(
          b -> b.openIDConnectProviderArn(ARN).clientID("one"));
    }
    assertThat(get().clientIDList()).containsExactly("two");
    String other = PRINT.replace('0', 'f');
    iam.updateOpenIDConnectProviderThumbprint(
        b -> b.openIDConnectProviderArn(ARN).thumbprintList(other));
    assertThat(get().thumbprintList()).containsExactly(other);
    iam.tagOpenIDConnectProvider(
        b -> b.openIDConnectProviderArn(ARN).tags(Tag.builder().key("x").value("y").build()));
    iam.untagOpenIDConnectProvider(b -> b.openIDConnectProviderArn(ARN).tagKeys("team"));
    assertThat(iam.listOpenIDConnectProviderTags(b -> b.openIDConnectProviderArn(ARN)).tags())
        .extracting(Tag::key)
        .containsExactly("x");
    for (int twice = 0; twice < 2; twice++) {
      iam.deleteOpenIDConnectProvider(b -> b.openIDConnectProviderArn(ARN));
    }
    assertCode(error(this::get), 404, "NoSuchEntity");
  }

  @Test
  void limits() {
    assertCode(
        error(() -> iam.createOpenIDConnectProvider(b -> b.url("http://idp.example.com"))),
        400,
        "ValidationError");
    assertCode(
        error(() -> iam.createOpenIDConnectProvider(b -> b.url(URL + "?q=1"))),
        400,
        "ValidationError");
    assertCode(
        error(
            () ->
                iam.createOpenIDConnectProvider(
                    b -> b.url(URL).thumbprintList(Collections.nCopies(6, PRINT)))),
        400,
        "InvalidInput");
    assertCode(
        error(
            () ->
                iam.createOpenIDConnectProvider(
                    b -> b.url(URL).clientIDList(Collections.nCopies(101, "a")))),
        409,
        "LimitExceeded");
    iam.createOpenIDConnectProvider(b -> b.url(URL).clientIDList(Collections.nCopies(100, "a")));
    assertCode(
        error(
            () ->
                iam.addClientIDToOpenIDConnectProvider(
                    b -> b.openIDConnectProviderArn(ARN).clientID("b"))),
        409,
        "LimitExceeded");
    assertThat(get().clientIDList()).hasSize(100);
  }

  @Test
  void permissionsNameTheProvider() {
    IamClient ann =
        iam(
            user(
                "ann",
                allow("iam:CreateOpenIDConnectProvider", ARN),
                allow("iam:GetOpenIDConnectProvider", ARN)));
    ann.createOpenIDConnectProvider(b -> b.url(URL));
    ann.getOpenIDConnectProvider(b -> b.openIDConnectProviderArn(ARN));
    assertCode(
        error(() -> ann.createOpenIDConnectProvider(b -> b.url("https://else.example.com"))),
        403,
        "AccessDenied");
    assertCode(
        error(() -> ann.deleteOpenIDConnectProvider(b -> b.openIDConnectProviderArn(ARN))),
        403,
        "AccessDenied");
  }
}
