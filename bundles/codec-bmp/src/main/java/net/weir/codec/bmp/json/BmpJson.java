package net.weir.codec.bmp.json;

import java.util.List;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.BmpMessageView;
import net.weir.codec.bmp.DecodedBmp;
import net.weir.model.Bytes;
import net.weir.model.IpAddress;
import net.weir.model.Problem;
import net.weir.text.JsonKey;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import net.weir.text.Members;
import net.weir.text.ProblemJson;
import org.jspecify.annotations.Nullable;

/**
 * Any framed octets as one object: {@code bmp-initiation}, {@code bmp-peer-up} and so on, or {@code bmp-malformed} with the
 * octets if they cannot be read or are of a type without a name. Confined to one thread.
 */
public final class BmpJson {
    static final JsonKey TYPE = JsonKey.of("type");
    private static final JsonKey VERSION = JsonKey.of("version");
    private static final JsonKey RECEIVED = JsonKey.of("received");
    private static final JsonKey SOURCE = JsonKey.of("source");
    private static final JsonKey ADDRESS = JsonKey.of("address");
    private static final JsonKey PORT = JsonKey.of("port");
    private static final JsonKey PEER = JsonKey.of("peer");
    private static final JsonKey OCTETS = JsonKey.of("octets");

    private final JsonStyle style;
    private final BgpMessages bgp;

    /** Writes what is of BGP inside. */
    public interface BgpMessages {
        /**
         * Writes one value.
         *
         * @param carrier in which the message stands
         * @param message whatever octets are there
         */
        void write(JsonWriter out, BmpMessage.OfPeer carrier, Bytes message);

        /**
         * Writes one value.
         *
         * @param octets code, length and value of a capability
         */
        void capability(JsonWriter out, Bytes octets);
    }

    /** When a message came, and from where. */
    public record Receipt(long micros, IpAddress address, int port) {}

    public BmpJson(JsonStyle style, BgpMessages bgp) {
        this.style = style;
        this.bgp = bgp;
    }

    /**
     * Writes one object.
     *
     * @param message the octets
     * @param decoded what they say
     * @param receipt null if it is not known
     */
    public void write(JsonWriter out, BmpMessageView message, DecodedBmp decoded, @Nullable Receipt receipt) {
        Members m = new Members(out, style);
        BmpMessage read = decoded.message();
        boolean readable = read != null && !(read instanceof BmpMessage.Other);
        out.beginObject();
        out.name(TYPE).plain(readable ? name(read) : "bmp-malformed");
        out.name(VERSION).number(message.version());
        if (receipt != null) {
            out.name(RECEIVED).timestamp(receipt.micros());
            out.name(SOURCE).beginObject();
            out.name(ADDRESS).address(receipt.address()).name(PORT).number(receipt.port());
            out.endObject();
        }
        if (readable) {
            content(m, read, message.version());
        } else {
            out.name(OCTETS).hex(Bytes.copyOf(message.array(), message.offset(), message.length()));
        }
        List<Problem> problems = decoded.damage().stream()
                .map(damage -> damage.toProblem(message.array(), message.offset(), message.length()))
                .toList();
        ProblemJson.all(m, problems);
        out.endObject();
    }

    private static String name(@Nullable BmpMessage message) {
        if (message instanceof BmpMessage.StatisticsReport) {
            return "bmp-statistics";
        }
        return message == null ? "bmp-malformed" : "bmp-" + message.type();
    }

    private void content(Members m, @Nullable BmpMessage message, int version) {
        if (message instanceof BmpMessage.Initiation initiation) {
            TlvJson.initiation(m, initiation.tlvs());
        } else if (message instanceof BmpMessage.Termination termination) {
            TlvJson.termination(m, termination);
        } else if (message instanceof BmpMessage.OfPeer ofPeer) {
            PeerHeaderJson.write(m, m.out().name(PEER), ofPeer.peer(), version);
            ofPeer(m, ofPeer, version);
        }
    }

    private void ofPeer(Members m, BmpMessage.OfPeer message, int version) {
        if (message instanceof BmpMessage.RouteMonitoring monitoring) {
            MonitoringJson.write(m, monitoring, bgp);
        } else if (message instanceof BmpMessage.IndexedRouteMonitoring monitoring) {
            MonitoringJson.write(m, monitoring, bgp);
        } else if (message instanceof BmpMessage.PeerUp up) {
            SessionJson.up(m, up, bgp);
        } else if (message instanceof BmpMessage.PeerDown down) {
            SessionJson.down(m, down, bgp);
        } else if (message instanceof BmpMessage.StatisticsReport report) {
            StatisticsJson.write(m, report, version);
        } else if (message instanceof BmpMessage.RouteMirroring mirroring) {
            TlvJson.mirroring(m, mirroring, bgp);
        }
    }
}
