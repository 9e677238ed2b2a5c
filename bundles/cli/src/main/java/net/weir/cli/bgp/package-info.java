/** {@code ./weir bgp}: BGP messages in hex or octets, read without a session. One thread. */
@NullMarked
package net.weir.cli.bgp;

import org.jspecify.annotations.NullMarked;
