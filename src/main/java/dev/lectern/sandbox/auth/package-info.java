@NullMarked
package dev.lectern.sandbox.auth;

import org.jspecify.annotations.NullMarked;
