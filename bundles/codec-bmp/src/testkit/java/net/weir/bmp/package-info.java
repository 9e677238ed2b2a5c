/** BMP messages for the tests of several modules. */
@NullMarked
package net.weir.bmp;

import org.jspecify.annotations.NullMarked;
