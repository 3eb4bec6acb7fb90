package dev.lectern.pane.dynamodb.result;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Show;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A value with the letters of its type. */
final class ValueCell extends LineCell<@Nullable AttributeValue> {

  private static final int TOLD = 24;

  private @Nullable Tooltip whole;

  /**
   * @param right whether values stand at the right end, as numbers do
   */
  ValueCell(boolean right) {
    super(right);
    getStyleClass().add("mono");
    // made and filled only when somebody points at the cell: it costs more than its text
    setOnMouseEntered(event -> setTooltip(tells(getItem()) ? whole() : null));
  }

  private Tooltip whole() {
    if (whole == null) {
      Tooltip tip = new Tooltip();
      tip.setOnShowing(event -> tip.setText(getItem() == null ? "" : Show.full(getItem())));
      whole = tip;
    }
    return whole;
  }

  private boolean tells(@Nullable AttributeValue value) {
    return value instanceof AttributeValue.Sequence
        || value instanceof AttributeValue.Document
        || (value != null && (cut() || Show.brief(value).length() > TOLD));
  }

  @Override
  protected void updateItem(@Nullable AttributeValue value, boolean empty) {
    super.updateItem(value, empty);
    if (empty || value == null) {
      show("", "");
    } else {
      show(value.type(), Show.brief(value).replace('\n', ' '));
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    AttributeValue value = getItem();
    return attribute == AccessibleAttribute.TEXT && value != null
        ? value.type() + " " + Show.brief(value)
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
