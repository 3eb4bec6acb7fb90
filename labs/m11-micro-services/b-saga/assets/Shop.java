import java.util.Map;

/** A shop: what it does, and what it undoes. What goes wrong is an exception of its own. */
public class Shop {

  /** The bank has time for the fourth attempt. */
  private static final int TURNED_AWAY = 3;

  public Map<String, String> handle(Map<String, Object> event) {
    String work = String.valueOf(event.get("do"));
    switch (work) {
      case "pay" -> pay(event.get("card"), event.get("attempt"));
      case "ship" -> {
        if ("moon".equals(event.get("address"))) {
          throw new NoSuchAddress("Nobody delivers to the moon.");
        }
      }
      case "confirm" -> {
        if (!"up".equals(System.getenv("MAIL"))) {
          throw new MailDown("The mail server does not answer: MAIL is not up.");
        }
      }
      case "refund" -> undo("pay", event);
      case "release" -> undo("reserve", event);
      case "cancel" -> undo("book", event);
      default -> {
        // to book and to reserve always works
      }
    }
    return Map.of("id", work + "-" + event.get("order"));
  }

  private static void pay(Object card, Object attempt) {
    if ("empty".equals(card)) {
      throw new CardDeclined("There is not enough money on this card.");
    }
    int before = attempt instanceof Number number ? number.intValue() : 0;
    if ("busy".equals(card) && before < TURNED_AWAY) {
      throw new PaymentBusy("The bank has no time. Retries so far: " + before);
    }
  }

  private static void undo(String what, Map<String, Object> event) {
    if (!(what + "-" + event.get("order")).equals(event.get("id"))) {
      throw new NothingToUndo("Nothing is known here of " + event.get("id") + ".");
    }
  }
}

/** Goes away by itself. */
class PaymentBusy extends RuntimeException {
  PaymentBusy(String message) {
    super(message);
  }
}

/** Stays. */
class CardDeclined extends RuntimeException {
  CardDeclined(String message) {
    super(message);
  }
}

class NoSuchAddress extends RuntimeException {
  NoSuchAddress(String message) {
    super(message);
  }
}

class MailDown extends RuntimeException {
  MailDown(String message) {
    super(message);
  }
}

class NothingToUndo extends RuntimeException {
  NothingToUndo(String message) {
    super(message);
  }
}
