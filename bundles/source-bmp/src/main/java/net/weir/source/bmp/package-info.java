/**
 * The stage {@code bmp.tcp}: listens for routers that speak BMP, reads each connection on one lane and feeds what its
 * session makes of it into the pipeline. The protocol itself is {@link net.weir.session.bmp.BmpSession}.
 */
@NullMarked
package net.weir.source.bmp;

import org.jspecify.annotations.NullMarked;
