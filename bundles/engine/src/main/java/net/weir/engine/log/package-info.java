/** What the engine tells an operator: problems, counted and limited in rate, and lines about what comes and goes. Thread-safe. */
@NullMarked
package net.weir.engine.log;

import org.jspecify.annotations.NullMarked;
