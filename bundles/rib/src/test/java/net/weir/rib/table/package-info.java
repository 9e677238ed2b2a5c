@NullMarked
package net.weir.rib.table;

import org.jspecify.annotations.NullMarked;
