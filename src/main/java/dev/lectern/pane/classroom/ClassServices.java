package dev.lectern.pane.classroom;

import dev.lectern.lab.Lab;
import dev.lectern.lab.ProgressStore;
import dev.lectern.lab.kit.KitShelf;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Toasts;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the class works with.
 *
 * @param labs all that can be done now; may wait for the disk
 * @param progress of the labs on this machine
 * @param changed told after another kit was opened: the labs are others now
 */
public record ClassServices(
    KitShelf shelf,
    Supplier<List<Lab>> labs,
    ProgressStore progress,
    TaskRunner tasks,
    Dialogs dialogs,
    Toasts toasts,
    Settings settings,
    Runnable changed) {}
