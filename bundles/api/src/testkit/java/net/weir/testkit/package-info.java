/** What tests of stages need: a context without an engine. Compiled into the tests of each bundle that wants it. */
@NullMarked
package net.weir.testkit;

import org.jspecify.annotations.NullMarked;
