/** What goes into a function's deployment package: Java compiled in memory, files zipped. */
@NullMarked
package dev.lectern.deploy;

import org.jspecify.annotations.NullMarked;
