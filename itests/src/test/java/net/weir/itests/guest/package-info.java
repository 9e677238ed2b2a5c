/**
 * A third party's bundle that does not behave: its stages throw or hang when they are closed. It is packed when the tests
 * start and runs as a bundle of its own; the tests themselves never load these classes.
 */
package net.weir.itests.guest;
