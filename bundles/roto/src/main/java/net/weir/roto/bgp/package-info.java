/**
 * What Rotonda's scripts see of BGP, over Weir's model: routes, messages, peers, lists, outputs. A {@link
 * net.weir.roto.bgp.BgpContext} belongs to one stage; a {@link net.weir.roto.bgp.Route} and a Call to one thread of it.
 */
@org.osgi.annotation.versioning.Version("0.1.0")
@org.osgi.annotation.bundle.Export
@NullMarked
package net.weir.roto.bgp;

import org.jspecify.annotations.NullMarked;
