/** What a module teaches: cards, quick questions, and the facts that they name. */
@NullMarked
package dev.lectern.concept;

import org.jspecify.annotations.NullMarked;
