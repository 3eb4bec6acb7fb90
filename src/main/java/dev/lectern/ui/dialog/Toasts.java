package dev.lectern.ui.dialog;

/** Short notices of something done elsewhere (copied, exported); never for errors. FX thread. */
public interface Toasts {

  /** Shows a notice for about four seconds. */
  void show(String title, String detail);
}
