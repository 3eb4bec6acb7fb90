/** Uploads by HTML form: the form, its policy and its signature. */
@NullMarked
package dev.lectern.sandbox.s3.form;

import org.jspecify.annotations.NullMarked;
