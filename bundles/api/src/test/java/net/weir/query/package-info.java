@NullMarked
package net.weir.query;

import org.jspecify.annotations.NullMarked;
