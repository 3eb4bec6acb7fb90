/** Identity providers: their keys, and the tokens that they sign. */
@NullMarked
package dev.lectern.sandbox.auth.oidc;

import org.jspecify.annotations.NullMarked;
