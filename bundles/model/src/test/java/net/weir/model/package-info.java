@NullMarked
package net.weir.model;

import org.jspecify.annotations.NullMarked;
