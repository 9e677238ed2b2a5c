@NullMarked
package net.weir;

import org.jspecify.annotations.NullMarked;
