package net.weir.fuzz;

import java.util.List;
import java.util.Set;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.model.Family;
import net.weir.model.Octets;

/**
 * The NLRI of each family, reached sooner than through a whole UPDATE: octet 0 chooses the family, octet 1 path ids and
 * whether they are withdrawn; the rest are NLRI.
 */
public final class NlriTarget {
    static final int HEAD = 2;
    static final List<Family> FAMILIES = FamilyRegistry.standard().families();
    private static final int[] HOPS = {4, 12, 16, 24, 0};
    private static final byte[] MANDATORY = {0x40, 1, 1, 0, 0x40, 2, 0, 0x40, 5, 4, 0, 0, 0, 100};
    private static final UpdateDecoder DECODER = UpdateTarget.decoder();

    private NlriTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length <= HEAD || data.length > 60_000) {
            return;
        }
        Family family = FAMILIES.get((data[0] & 0xff) % FAMILIES.size());
        boolean ids = (data[1] & 1) != 0;
        byte[] message = (data[1] & 2) != 0 ? withdrawal(family, data) : announcement(family, data);
        SessionParameters session = new SessionParameters(true, ids ? Set.of(family) : Set.of(), true);
        Cost.ofReading(message.length, () -> read(DECODER, message, session), () -> {
            UpdateDecoder fresh = UpdateTarget.decoder();
            return () -> read(fresh, message, session);
        });
        DecodedUpdate update = read(DECODER, message, session);
        Cost.ofPrinting(message.length, () -> Printed.routes(update));
        Printed.routes(update).forEach(Printed::parse);
        RoundTrip.ofParts(update, session, ValidationProfile.BMP_OTHER);
    }

    private static DecodedUpdate read(UpdateDecoder decoder, byte[] message, SessionParameters session) {
        return decoder.decode(message, 0, message.length, session, ValidationProfile.BMP_OTHER);
    }

    private static byte[] announcement(Family family, byte[] data) {
        int hop = 0;
        while (!FamilyRegistry.standard().codec(family.afi(), family.safi()).acceptsNextHop(HOPS[hop])) {
            hop++;
        }
        int value = 3 + 1 + HOPS[hop] + 1 + data.length - HEAD;
        byte[] body = new byte[4 + MANDATORY.length + 4 + value];
        System.arraycopy(MANDATORY, 0, body, 4, MANDATORY.length);
        int at = attribute(body, 4 + MANDATORY.length, 14, value, family);
        body[at] = (byte) HOPS[hop];
        body[at + HOPS[hop]] = HOPS[hop] == 0 ? 0 : (byte) 1;
        System.arraycopy(data, HEAD, body, body.length - data.length + HEAD, data.length - HEAD);
        return Messages.framed(Messages.UPDATE, body, 0);
    }

    private static byte[] withdrawal(Family family, byte[] data) {
        byte[] body = new byte[4 + 4 + 3 + data.length - HEAD];
        int at = attribute(body, 4, 15, 3 + data.length - HEAD, family);
        System.arraycopy(data, HEAD, body, at, data.length - HEAD);
        return Messages.framed(Messages.UPDATE, body, 0);
    }

    /** The attribute is the last in the body and begins with the family; returns what follows. */
    private static int attribute(byte[] body, int at, int type, int length, Family family) {
        Octets.put16(body, 2, body.length - 4);
        body[at] = (byte) 0x90;
        body[at + 1] = (byte) type;
        Octets.put16(body, at + 2, length);
        Octets.put16(body, at + 4, family.afi());
        body[at + 6] = (byte) family.safi();
        return at + 7;
    }
}
