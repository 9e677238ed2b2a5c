package net.weir.codec.bgp.json;

import java.util.ArrayList;
import java.util.List;
import net.weir.codec.bgp.Capability;
import net.weir.codec.bgp.Decoded;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.KeepaliveMessage;
import net.weir.codec.bgp.MessageHeader;
import net.weir.codec.bgp.NotificationMessage;
import net.weir.codec.bgp.OpenMessage;
import net.weir.codec.bgp.RouteRefreshMessage;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.model.Bytes;
import net.weir.model.Problem;
import net.weir.text.JsonKey;
import net.weir.text.JsonStyle;
import net.weir.text.JsonWriter;
import net.weir.text.Members;
import net.weir.text.ProblemJson;
import org.jspecify.annotations.Nullable;

/**
 * Any octets that should be one BGP message as one object: {@code bgp-open}, {@code bgp-update}, {@code bgp-notification},
 * {@code bgp-keepalive}, {@code bgp-route-refresh}, or {@code bgp-malformed} with the octets if they cannot be read. Confined
 * to one thread.
 */
public final class BgpJson {
    static final JsonKey TYPE = JsonKey.of("type");
    private static final JsonKey OCTETS = JsonKey.of("octets");
    private static final int EVIDENCE = 64;

    private final JsonStyle style;

    /** How UPDATEs are read: who knows the session has the parameters. */
    public interface Updates {
        /** As {@link net.weir.codec.bgp.UpdateDecoder#decode}. */
        DecodedUpdate decode(byte[] octets, int offset, int length, ValidationProfile profile);
    }

    public BgpJson(JsonStyle style) {
        this.style = style;
    }

    /** Writes one capability as an OPEN has it, as one object. */
    public void capability(JsonWriter out, Capability capability) {
        CapabilityJson.write(new Members(out, style), capability);
    }

    /**
     * Writes one object; never throws on any octets.
     *
     * @param length of the octets, which may be more or less than the message says of itself
     * @param profile by which an UPDATE is judged. A session drops all that a reset makes void; what a listener could still
     *     read of it is written all the same
     * @return what is wrong with the octets, as the object says too
     */
    public List<Problem> write(
            JsonWriter out, byte[] octets, int offset, int length, ValidationProfile profile, Updates updates) {
        int own = length < MessageHeader.LENGTH ? length : MessageHeader.length(octets, offset);
        int read = own < MessageHeader.LENGTH ? length : Math.min(own, length);
        List<Problem> problems = new ArrayList<>();
        Members m = new Members(out, style);
        out.beginObject();
        if (!message(m, octets, offset, read, profile, updates, problems)) {
            out.name(TYPE).plain("bgp-malformed").name(OCTETS).hex(Bytes.copyOf(octets, offset, length));
        }
        if (read < length) {
            Bytes rest = Bytes.copyOf(octets, offset + read, Math.min(EVIDENCE, length - read));
            String reason = (length - read) + " octets behind the message";
            problems.add(new Problem(reason, "RFC 4271 section 6.1", Problem.Action.KEPT, read, rest));
        }
        ProblemJson.all(m, problems);
        out.endObject();
        return problems;
    }

    /** False, with nothing written but the problems known, if it cannot be read. */
    private static boolean message(
            Members m,
            byte[] octets,
            int offset,
            int length,
            ValidationProfile profile,
            Updates updates,
            List<Problem> problems) {
        // too short for a type is what a KEEPALIVE of that length would be
        int type = length < MessageHeader.LENGTH ? MessageHeader.KEEPALIVE : MessageHeader.type(octets, offset);
        switch (type) {
            case MessageHeader.OPEN -> {
                OpenMessage open = read(OpenMessage.decode(octets, offset, length), problems);
                return open != null && OpenJson.write(m, open);
            }
            case MessageHeader.UPDATE -> {
                return update(m, octets, offset, length, profile, updates, problems);
            }
            case MessageHeader.NOTIFICATION -> {
                NotificationMessage sent = read(NotificationMessage.decode(octets, offset, length), problems);
                return sent != null && NotificationJson.write(m, sent);
            }
            case MessageHeader.KEEPALIVE -> {
                KeepaliveMessage sent = read(KeepaliveMessage.decode(octets, offset, length), problems);
                if (sent != null) {
                    m.out().name(TYPE).plain("bgp-keepalive");
                }
                return sent != null;
            }
            case MessageHeader.ROUTE_REFRESH -> {
                RouteRefreshMessage sent = read(RouteRefreshMessage.decode(octets, offset, length), problems);
                return sent != null && RouteRefreshJson.write(m, sent);
            }
            default -> {
                Bytes evidence = Bytes.copyOf(octets, offset, Math.min(EVIDENCE, length));
                String reason = "message type " + type + " is not known";
                Problem.Action action = Problem.Action.SESSION_RESET;
                problems.add(new Problem(reason, "RFC 4271 section 6.1", action, 18, evidence));
                return false;
            }
        }
    }

    private static <T> @Nullable T read(Decoded<T> decoded, List<Problem> problems) {
        problems.addAll(decoded.problems());
        return decoded.message();
    }

    private static boolean update(
            Members m,
            byte[] octets,
            int offset,
            int length,
            ValidationProfile profile,
            Updates updates,
            List<Problem> problems) {
        DecodedUpdate update = updates.decode(octets, offset, length, profile);
        problems.addAll(update.problems());
        if (update.losesRoutes() && profile.isSession()) {
            update = updates.decode(octets, offset, length, ValidationProfile.BMP_OTHER);
        }
        boolean nothing = update.parts() == 0 && update.endOfRib() == null;
        return !(nothing && update.losesRoutes()) && UpdateJson.write(m, update);
    }
}
