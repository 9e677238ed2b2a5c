package net.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;

/**
 * Decodes a file of UPDATEs into events again and again in a process of its own, one thread. What a lane does up to the
 * stage graph: validation, NLRI, interned attributes, an event a part. Each pass starts with an empty cache, as the floor
 * starts with an empty arena; the first third of the passes is warm-up.
 */
final class DecodePass {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Peer PEER = new Peer(
            1,
            1,
            PeerKey.global(
                    new RouterKey("bench", IpAddress.parse("192.0.2.1"), "bench"),
                    IpAddress.parse("192.0.2.9"),
                    View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64_496), IpAddress.parse("192.0.2.9"), null, false));

    private final Messages messages;
    private UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
    private long routes;
    private long events;
    private RouteUpdate last;

    private DecodePass(Messages messages) {
        this.messages = messages;
    }

    static void main(String file, String passes) throws Exception {
        new DecodePass(Messages.read(Path.of(file))).run(Integer.parseInt(passes));
    }

    private void run(int passes) {
        int warm = passes / 3;
        double[] nanos = new double[passes];
        double[] octets = new double[passes];
        long process = 0;
        for (int pass = 0; pass < passes; pass++) {
            start();
            long whole = SYSTEM.getProcessCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long cpu = THREADS.getCurrentThreadCpuTime();
            pass();
            nanos[pass] = (THREADS.getCurrentThreadCpuTime() - cpu) / (double) messages.count();
            octets[pass] = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / (double) events;
            process += pass < warm ? 0 : SYSTEM.getProcessCpuTime() - whole;
        }
        System.out.printf(
                Locale.ROOT,
                "decode: ns/msg=%.1f process=%.1f octets/event=%.1f routes/event=%.2f hits=%.3f (%s)%n",
                new Samples(Arrays.copyOfRange(nanos, warm, passes)).median(),
                process / (double) messages.count() / (passes - warm),
                new Samples(Arrays.copyOfRange(octets, warm, passes)).median(),
                routes / (double) events,
                hits(),
                last);
    }

    private void start() {
        decoder = new UpdateDecoder(new AttributeCache());
        routes = 0;
        events = 0;
    }

    private void pass() {
        byte[] octets = messages.octets();
        for (int at = 0, length; at < octets.length; at += length) {
            length = Messages.length(octets, at);
            DecodedUpdate update =
                    decoder.decode(octets, at, length, SessionParameters.FOUR_OCTET, ValidationProfile.BMP_IN_PRE_EBGP);
            for (int i = 0; i < update.parts(); i++) {
                last = update.event(i, PEER, 0, 1, 1 + events, null);
                routes += last.announcedCount();
                events++;
            }
        }
    }

    /** The share of sets that came out of the cache: a set that did not is an object of its own. */
    private double hits() {
        start();
        byte[] octets = messages.octets();
        Set<PathAttributes> made = Collections.newSetFromMap(new IdentityHashMap<>());
        long sets = 0;
        for (int at = 0, length; at < octets.length; at += length) {
            length = Messages.length(octets, at);
            DecodedUpdate update =
                    decoder.decode(octets, at, length, SessionParameters.FOUR_OCTET, ValidationProfile.BMP_IN_PRE_EBGP);
            for (int i = 0; i < update.parts(); i++) {
                PathAttributes attributes = update.part(i).attributes();
                if (attributes != null) {
                    made.add(attributes);
                    sets++;
                }
            }
        }
        return 1 - made.size() / (double) sets;
    }
}
