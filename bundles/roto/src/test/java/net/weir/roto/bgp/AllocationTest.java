package net.weir.roto.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.Prefix;
import net.weir.model.RouterKey;
import net.weir.model.View;
import net.weir.roto.RotoCompiler;
import net.weir.roto.Script;
import net.weir.roto.SourceTree;
import net.weir.roto.run.Call;
import net.weir.roto.run.EnumValue;
import org.junit.jupiter.api.Test;

/** An import filter as users have them makes no garbage. */
class AllocationTest {
    private static final String SCRIPT =
            """
            fn compile_lists() {
                prefix_lists.add("bogons", "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16");
                asn_lists.add("private", "AS64512 AS65534 AS23456");
            }
            filter rib_in_pre(route: Route, ingress: IngressInfo) {
                if prefix_lists.covers_route("bogons", route) { reject }
                if route.prefix_len() > 24 || route.prefix_len() < 8 { reject }
                if route.aspath_contains(AS23456) { reject }
                if route.aspath_contains(AS64511) || route.aspath_contains(AS65551) { reject }
                if route.aspath_len() > 50 { reject }
                if route.aspath_has_set() { reject }
                if asn_lists.contains_any("private", route) { reject }
                if route.contains_community(BLACKHOLE) { reject }
                if route.contains_community(Community.from("65535:666")) { reject }
                if route.contains_large_community(LargeCommunity.from("64500:1:2")) { reject }
                if route.match_aspath_origin(AS1) { reject }
                if ingress.peer_asn() == AS64999 { reject }
                accept
            }
            """;

    /** As compiled scripts are bound. */
    @FunctionalInterface
    public interface Filter {
        EnumValue verdict(Call call, Route route, Peer peer);
    }

    private final Script script = java.util.Objects.requireNonNull(new RotoCompiler(BgpLibrary.standard())
            .compile(SourceTree.of("s.roto", SCRIPT))
            .script());
    private final BgpThread thread = BgpContext.silent().thread(1_000_000);
    private final Filter filter = script.bind(Filter.class, "rib_in_pre");
    private final Peer peer = new Peer(
            1,
            1,
            PeerKey.global(new RouterKey("r", null, null), IpAddress.parse("192.0.2.1"), View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64496), IpAddress.parse("192.0.2.1"), null, false));
    private final NlriBlock block = Ipv4Nlri.of(
            Prefix.parse("203.0.113.0/24"),
            Prefix.parse("198.51.100.0/24"),
            Prefix.parse("10.1.0.0/16"),
            Prefix.parse("192.0.2.0/24"));
    private final PathAttributes attributes = RouteTest.attributes();

    private int accepted(int rounds) {
        int accepted = 0;
        for (int i = 0; i < rounds; i++) {
            thread.route().set(peer, block, i & 3, attributes);
            accepted += filter.verdict(thread.begin(null, null), thread.route(), peer)
                                    .variant()
                            == 0
                    ? 1
                    : 0;
        }
        return accepted;
    }

    @Test
    void nothing_is_allocated_for_a_route() {
        script.call("compile_lists", thread.call());
        assertThat(accepted(200_000)).isEqualTo(150_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        accepted(1_000_000);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThan(1_000_000); // less than an octet a route: the measuring itself
    }
}
