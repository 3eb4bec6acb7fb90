/** Stands for a client of a database: making it takes time, using it does not. */
class Client {

  Client() {
    try {
      Thread.sleep(400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String greet(String who) {
    return "Hello " + who;
  }
}
