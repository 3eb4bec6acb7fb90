/** The session as the user sees it: chip, menu, chooser, forms, and what to do in every state. */
@NullMarked
package dev.lectern.shell.session;

import org.jspecify.annotations.NullMarked;
