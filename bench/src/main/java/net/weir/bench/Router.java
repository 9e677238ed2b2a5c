package net.weir.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import net.weir.codec.bmp.BmpEncoder;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.PeerHeader;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Asn;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.View;

/** A BMP router with one peer that says what it is told to, when it is told to. Confined to one thread. */
final class Router implements AutoCloseable {
    private static final int FLUSH = 1 << 17;
    private static final IpAddress LOCAL = IpAddress.parse("192.0.2.254");
    /** Of AS 64496 with IPv4 and IPv6 unicast and 4-octet AS numbers. */
    private static final Bytes OPEN = Bytes.ofHex("ff".repeat(16) + "0035" + "01" + "04fbf0005ac633640718"
            + "0206010400010001" + "0206010400020001" + "020641040000fbf0");

    private final Socket socket;
    private final OutputStream out;
    private final BmpEncoder encoder = new BmpEncoder();
    private final PeerHeader peer = PeerHeader.global(
            View.ADJ_RIB_IN_PRE, IpAddress.parse("192.0.2.1"), new Asn(64_496), IpAddress.parse("198.51.100.7"));

    Router(InetSocketAddress to) throws IOException {
        socket = new Socket(to.getAddress(), to.getPort());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        say(new BmpMessage.Initiation(List.of(Tlv.text(Tlv.SYS_NAME, "router"))));
        up();
    }

    void up() throws IOException {
        say(new BmpMessage.PeerUp(peer, LOCAL, 179, 40_000, OPEN, OPEN, List.of()));
    }

    void down() throws IOException {
        say(new BmpMessage.PeerDown(peer, BmpMessage.PeerDown.REMOTE_CLOSED, Bytes.EMPTY, List.of()));
    }

    private void say(BmpMessage message) throws IOException {
        encoder.write(message);
        flush();
    }

    /** Everything, as fast as it is taken. */
    void send(Messages messages) throws IOException {
        byte[] octets = messages.octets();
        for (int at = 0, length; at < octets.length; at += length) {
            length = Messages.length(octets, at);
            add(octets, at, length);
        }
        flush();
    }

    /** A BGP message, maybe only after some more. */
    void add(byte[] octets, int at, int length) throws IOException {
        encoder.routeMonitoring(peer, octets, at, length);
        if (encoder.length() > FLUSH) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(encoder.array(), 0, encoder.length());
        encoder.clear();
    }

    /** An UPDATE that announces 203.0.113.0/24 with a path that ends in the AS. */
    static byte[] announcement(int origin) {
        String path = "0202" + "0000fbf0" + HexFormat.of().toHexDigits(origin);
        String attributes = "40010100" + "40020a" + path + "400304" + "c0000201";
        String body = "02" + "0000" + "0018" + attributes + "18cb0071";
        String length = HexFormat.of().toHexDigits((short) (18 + body.length() / 2));
        return HexFormat.of().parseHex("ff".repeat(16) + length + body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
