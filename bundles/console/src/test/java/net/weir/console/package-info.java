@org.jspecify.annotations.NullMarked
package net.weir.console;
