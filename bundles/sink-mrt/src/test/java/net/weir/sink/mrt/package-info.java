@org.jspecify.annotations.NullMarked
package net.weir.sink.mrt;
