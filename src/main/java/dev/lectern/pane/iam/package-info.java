/** The IAM explorer: who there is, what each may do, and the policies that say so. */
@NullMarked
package dev.lectern.pane.iam;

import org.jspecify.annotations.NullMarked;
