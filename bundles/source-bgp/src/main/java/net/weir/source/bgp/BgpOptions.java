package net.weir.source.bgp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import net.weir.api.options.Option;
import net.weir.model.Asn;
import net.weir.model.Family;
import net.weir.model.IpAddress;

/** Options of the stage type {@code bgp}. */
record BgpOptions(
        @Option(help = "our AS") String localAs,
        @Option(help = "our BGP identifier, written as an IPv4 address") IpAddress routerId,
        @Option(
                        help = "each ADDRESS:PORT to listen on; port 0 takes a free one",
                        def = "127.0.0.1:@property(weir.bgp.port,1790)")
                List<InetSocketAddress> listen,
        @Option(
                        help =
                                "ADDRESS or PREFIX, then as AS[+AS…] | any | internal | external, then what differs: passive,"
                                        + " port N, source ADDRESS, families F+F…, hold-time T, local-as N, add-path F+F…",
                        def = Option.ABSENT,
                        live = true)
                List<String> peers,
        @Option(
                        help = "address families offered to peers for which none are given",
                        def = "ipv4-unicast, ipv6-unicast",
                        live = true)
                List<String> families,
        @Option(
                        help = "hold time offered: 0 for none, or 3 s and more",
                        def = "90s",
                        min = 0,
                        max = 65_535,
                        live = true)
                Duration holdTime,
        @Option(
                        help =
                                "how long a dial may take, and until the next one after a connection that was lost early",
                        def = "30s",
                        min = 1,
                        max = 3600,
                        live = true)
                Duration connectRetry,
        @Option(help = "most peers that may come by a prefix", def = "1000", min = 0, max = 100_000, live = true)
                int maxDynamicPeers) {

    BgpOptions {
        Asn.parse(localAs);
        families.forEach(Family::parse);
        PeerOption.parse(peers);
        if (routerId.isV6() || routerId.isUnspecified()) {
            throw new IllegalArgumentException("router-id " + routerId + " is no BGP identifier");
        }
        if (holdTime.toSeconds() == 1 || holdTime.toSeconds() == 2) {
            throw new IllegalArgumentException(
                    "hold-time of " + holdTime.toSeconds() + " s: 0 or 3 s and more are possible");
        }
    }
}
