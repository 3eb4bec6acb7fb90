package dev.lectern.pane.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.problem.Problems;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.list.ListViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class ResourceViewModelTest {

  private final List<String> names = new ArrayList<>(List.of("orders", "users"));
  private final List<String> missing = new ArrayList<>();
  private final AtomicBoolean mayLeave = new AtomicBoolean(true);
  private String failure = "ResourceNotFoundException";
  private int described;
  private int unsettled;

  private final Journey<TabPlace> journey = new Journey<>(TabPlace::parse);
  private final ListViewModel<String, String> list =
      new ListViewModel<>(
          new ListViewModel.Source<>(progress -> List.copyOf(names), row -> row, row -> row),
          new DirectTaskRunner(),
          "Listing");
  private final ResourceViewModel<TabPlace, String> model =
      new ResourceViewModel<>(
          journey,
          new Resources<>(
              this::describe, now -> unsettled-- <= 0, "ResourceNotFoundException", TabPlace::at),
          list,
          new DirectTaskRunner(),
          missing::add);

  ResourceViewModelTest() {
    journey.by(model::open, () -> CompletableFuture.completedFuture(mayLeave.get()));
  }

  private String describe(TabPlace at) {
    described++;
    if (names.contains(at.resource())) {
      return at.resource() + " as of " + described;
    }
    throw DynamoDbException.builder()
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(failure).errorMessage("no").build())
        .build();
  }

  @Test
  void aResourceThatIsNotThereLeadsToTheListWithANotice() {
    model.open(TabPlace.parse("gone/streams"));
    assertThat(missing).containsExactly("gone");
    assertThat(journey.place()).isEqualTo(TabPlace.START);
    assertThat(list.rows()).containsExactly("orders", "users");
    assertThat(journey.backProperty().get()).isFalse();
    assertThat(model.problemProperty().get()).isNull();
  }

  @Test
  void oneThatIsDeletedByOthersDoesSoWhenItIsReadAgain() {
    model.open(TabPlace.of("orders"));
    names.remove("orders");
    model.describe();
    assertThat(missing).containsExactly("orders");
    assertThat(journey.place()).isEqualTo(TabPlace.START);
    assertThat(model.resourceProperty().get()).isNull();
  }

  @Test
  void unsavedChangesAreNotLostThen() {
    model.open(TabPlace.of("orders"));
    names.remove("orders");
    mayLeave.set(false);
    model.describe();
    assertThat(journey.place()).isEqualTo(TabPlace.of("orders"));
    assertThat(model.resourceProperty().get()).isEqualTo("orders as of 1");
  }

  @Test
  void anotherFailureIsShownWhereItIs() {
    failure = "AccessDeniedException";
    model.open(TabPlace.of("gone"));
    assertThat(missing).isEmpty();
    assertThat(journey.place()).isEqualTo(TabPlace.of("gone"));
    assertThat(model.problemProperty().get())
        .isEqualTo(Problems.of(failed()))
        .satisfies(problem -> assertThat(problem.code()).contains("AccessDenied"));
    model.open(TabPlace.START);
    assertThat(model.problemProperty().get()).isNull();
  }

  private Exception failed() {
    try {
      describe(TabPlace.of("gone"));
      throw new AssertionError("described");
    } catch (DynamoDbException e) {
      return e;
    }
  }

  @Test
  void whatIsBeingChangedIsDescribedAgainUntilItIsReady() {
    unsettled = 3;
    model.open(TabPlace.of("orders"));
    assertThat(described).isEqualTo(4);
  }

  @Test
  void theOneThatWasLeftIsChosenInTheList() {
    model.open(TabPlace.parse("users/setup"));
    model.tab("streams");
    assertThat(journey.place().text()).isEqualTo("users/streams");
    journey.up();
    assertThat(list.chosenProperty().get()).isEqualTo("users");
    model.gone("users", TabPlace.START);
    journey.back();
    assertThat(journey.place()).isEqualTo(TabPlace.START);
  }
}
