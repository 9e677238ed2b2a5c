package net.weir.fuzz;

import java.util.Arrays;
import net.weir.model.Asn;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.Peer;
import net.weir.model.PeerKey;
import net.weir.model.RouterKey;
import net.weir.model.View;

/** What the octets of an input are put into. */
final class Messages {
    static final int UPDATE = 2;
    static final RouterKey ROUTER = new RouterKey("fuzz", IpAddress.parse("192.0.2.1"), "r1");
    static final Peer PEER = new Peer(
            1,
            1,
            PeerKey.global(ROUTER, IpAddress.parse("192.0.2.9"), View.ADJ_RIB_IN_PRE),
            new Peer.Facts(new Asn(64496), IpAddress.parse("192.0.2.9"), null, false));
    private static final int HEADER = 19;
    private static final int MOST = 65535;

    private Messages() {}

    /** A BGP message with a sound header around {@code data[from..)}. */
    static byte[] framed(int type, byte[] data, int from) {
        int body = Math.min(data.length - from, MOST - HEADER);
        byte[] message = new byte[HEADER + body];
        Arrays.fill(message, 0, 16, (byte) 0xff);
        Octets.put16(message, 16, message.length);
        message[18] = (byte) type;
        System.arraycopy(data, from, message, HEADER, body);
        return message;
    }
}
