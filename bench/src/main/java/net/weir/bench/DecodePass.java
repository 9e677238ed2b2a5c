package net.weir.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.event.RouteUpdate;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.NlriBlock;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;

/**
 * Decodes a file of UPDATEs into events again and again in a process of its own, one thread, and prints the median CPU
 * time of a message. What a lane does up to the stage graph: validation, NLRI, interned attributes, an event a part.
 */
final class DecodePass {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Peer PEER = new Peer(
            1,
            1,
            PeerKey.global(
                    new RouterKey("bench", IpAddress.parse("192.0.2.1"), "bench"),
                    IpAddress.parse("192.0.2.9"),
                    View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64_496), IpAddress.parse("192.0.2.9"), null, false));

    private final Messages messages;
    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
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
        double[] nanos = new double[passes];
        double[] octets = new double[passes];
        for (int pass = 0; pass < passes; pass++) {
            routes = 0;
            events = 0;
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long cpu = THREADS.getCurrentThreadCpuTime();
            pass();
            nanos[pass] = (THREADS.getCurrentThreadCpuTime() - cpu) / (double) messages.count();
            octets[pass] = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / (double) events;
        }
        int warm = passes / 3;
        System.out.printf(
                Locale.ROOT,
                "decode: msgs=%d routes=%d ns/msg=%.1f octets/event=%.1f routes/event=%.2f (%s)%n",
                messages.count(),
                routes,
                new Samples(Arrays.copyOfRange(nanos, warm, passes)).median(),
                new Samples(Arrays.copyOfRange(octets, warm, passes)).median(),
                routes / (double) events,
                last);
    }

    private void pass() {
        byte[] octets = messages.octets();
        for (int at = 0, length; at < octets.length; at += length) {
            length = Messages.length(octets, at);
            DecodedUpdate update =
                    decoder.decode(octets, at, length, SessionParameters.FOUR_OCTET, ValidationProfile.BMP_IN_PRE_EBGP);
            for (int i = 0; i < update.parts(); i++) {
                DecodedUpdate.Part part = update.part(i);
                NlriBlock announced = part.announced();
                routes += announced == null ? 0 : announced.count();
                events++;
                last = new RouteUpdate(
                        PEER,
                        0,
                        1,
                        part.family(),
                        part.withdrawn(),
                        announced,
                        part.attributes(),
                        RouteUpdate.Cause.PEER,
                        part.flags(),
                        1,
                        1,
                        1,
                        null);
            }
        }
    }
}
