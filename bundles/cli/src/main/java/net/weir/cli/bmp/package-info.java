/** {@code ./weir bmp}: BMP sessions out of captures and recordings, without a container. One thread each. */
@NullMarked
package net.weir.cli.bmp;

import org.jspecify.annotations.NullMarked;
