/** {@code ./weir roto}: checks, tests, runs, prints, documents and lays out scripts. */
@org.jspecify.annotations.NullMarked
package net.weir.cli.roto;
