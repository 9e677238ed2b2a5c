/**
 * One BGP session, whole but for the wire: RFC 4271 section 8 with all optional session attributes, connection collision,
 * every NOTIFICATION, and what the OPENs agree on. No sockets, no clock, no threads: octets and the time go in by calls on
 * {@link net.weir.session.bgp.BgpSession}, messages and actions come out by calls on {@link
 * net.weir.session.bgp.SessionOwner} and {@link net.weir.session.bgp.Transport}. All of a session's calls come from one
 * thread at a time.
 *
 * <pre>{@code
 * BgpSession session = new BgpSession(settings, owner, random);
 * session.start(nanoTime);                      // owner.dial() comes, unless the settings say passive
 * session.connected(transport, nanoTime);       // it worked, or somebody dialled us: session.accepted(transport, …)
 * session.receive(transport, octets, 0, n, nanoTime);
 * session.tick(nanoTime);                       // at session.deadlineNanos() at the latest
 * }</pre>
 *
 * <p>RFC 4271, 4486, 4724, 5492, 6286, 6608, 7313, 7607, 8538, 8654, 9003, 9072, 9234, 9494, 9687.
 */
@Version("0.1.0")
@Export
@NullMarked
package net.weir.session.bgp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
