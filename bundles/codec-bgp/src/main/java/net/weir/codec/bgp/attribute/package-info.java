/**
 * The one walk over path attributes: the table of RFC 7606 and the canonical form. Not exported; called by the decoder of
 * a lane.
 */
@NullMarked
package net.weir.codec.bgp.attribute;

import org.jspecify.annotations.NullMarked;
