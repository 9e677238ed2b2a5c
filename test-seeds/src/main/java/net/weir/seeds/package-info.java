/**
 * Seeds of random tests. With the system property {@code weir.seed}, a number, tests run as they ran with it before; CI
 * has always the same, {@code ./weir test --explore} another in each round.
 */
@NullMarked
package net.weir.seeds;

import org.jspecify.annotations.NullMarked;
