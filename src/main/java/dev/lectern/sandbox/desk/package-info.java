/** The sandbox desk's reach into requests on their way: faults, and the film. */
@NullMarked
package dev.lectern.sandbox.desk;

import org.jspecify.annotations.NullMarked;
