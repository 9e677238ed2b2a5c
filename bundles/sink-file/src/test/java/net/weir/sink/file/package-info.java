@NullMarked
package net.weir.sink.file;

import org.jspecify.annotations.NullMarked;
