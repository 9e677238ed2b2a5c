/**
 * The stage {@code bgp}: a speaker with its peers. Each peer's connections are read on one lane; its session is {@link
 * net.weir.session.bgp.BgpSession}, what it says becomes events as those of a BMP peer do.
 */
@NullMarked
package net.weir.source.bgp;

import org.jspecify.annotations.NullMarked;
