/**
 * Tests that see Weir as its operator does: they start the unpacked distribution with {@code ./weir
 * run}, on free loopback ports and in a temporary home, and talk to it from outside.
 *
 * <p>{@link net.weir.blackbox.WeirProcess} is what every test builds on:
 *
 * <pre>{@code
 * try (WeirProcess weir = WeirProcess.start(home)) {
 *     assertThat(weir.shell("bundle:list").output()).contains("Weir");
 * }
 * }</pre>
 */
@NullMarked
package net.weir.blackbox;

import org.jspecify.annotations.NullMarked;
