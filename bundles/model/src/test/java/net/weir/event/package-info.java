@NullMarked
package net.weir.event;

import org.jspecify.annotations.NullMarked;
