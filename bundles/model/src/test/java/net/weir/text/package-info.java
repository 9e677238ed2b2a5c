@NullMarked
package net.weir.text;

import org.jspecify.annotations.NullMarked;
