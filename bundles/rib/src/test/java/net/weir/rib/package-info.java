@NullMarked
package net.weir.rib;

import org.jspecify.annotations.NullMarked;
