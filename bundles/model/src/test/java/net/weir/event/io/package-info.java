@NullMarked
package net.weir.event.io;

import org.jspecify.annotations.NullMarked;
