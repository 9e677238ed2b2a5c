/** Configuration of stages: what is written, what is wrong with it, what was good before. */
@NullMarked
package net.weir.engine.config;

import org.jspecify.annotations.NullMarked;
