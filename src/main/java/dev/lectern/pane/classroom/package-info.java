/** The class: kits, results handed in, and what a student does with a kit. */
@NullMarked
package dev.lectern.pane.classroom;

import org.jspecify.annotations.NullMarked;
