package dev.lectern.shell;

import dev.lectern.pane.Drawer;
import dev.lectern.pane.PaneContext;
import dev.lectern.pane.PaneDescriptor;
import dev.lectern.settings.Settings;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.dialog.ModalLayer;
import dev.lectern.ui.dialog.ToastLayer;
import dev.lectern.ui.dialog.WindowDialogs;
import dev.lectern.ui.theme.ThemeManager;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * What the main window is put together from.
 *
 * @param settings the user's settings
 * @param tasks background work; each pane gets a scope of it
 * @param theme the look
 * @param modal layer of the dialogs
 * @param dialogs questions in that layer
 * @param toasts notices
 * @param desktop the world outside the window
 * @param panes every explorer
 * @param first what is open when nothing was kept
 * @param backend the session's clients, or why there are none
 * @param demos the demos that can be shown
 * @param labs the labs that can be done
 * @param openLab opens a lab by id
 * @param sessionActions what can be done with the session, for the palette
 * @param sessionChip says which account, Region and identity; stands in the top bar
 * @param sessionBanner stands over every pane while a real account is open; it hides itself
 * @param calls the Call Lens, below
 * @param showCall opens the Call Lens at a call by AWS request id
 * @param guide the lab guide, at the right
 */
public record ShellParts(
    Settings settings,
    TaskRunner tasks,
    ThemeManager theme,
    ModalLayer modal,
    WindowDialogs dialogs,
    ToastLayer toasts,
    PaneContext.Desktop desktop,
    List<PaneDescriptor> panes,
    KeptTabs first,
    ObservableValue<Backend> backend,
    ObservableValue<List<DemoLine>> demos,
    ObservableValue<List<LabLine>> labs,
    Consumer<String> openLab,
    ObservableValue<List<Action>> sessionActions,
    Node sessionChip,
    @Nullable Node sessionBanner,
    @Nullable Drawer calls,
    Consumer<String> showCall,
    @Nullable Drawer guide) {}
