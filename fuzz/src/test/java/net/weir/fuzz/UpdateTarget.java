package net.weir.fuzz;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.UpdateModifier;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.family.FamilyRegistry;
import net.weir.model.Asn;
import net.weir.model.Community;

/** Reads, prints and writes again: octet 0 chooses the session, octet 1 the profile, the rest is the body of an UPDATE. */
public final class UpdateTarget {
    static final int HEAD = 2;
    private static final SessionParameters[] SESSIONS = {
        new SessionParameters(true, Set.of(), true),
        new SessionParameters(false, Set.of(), true),
        new SessionParameters(true, Set.copyOf(FamilyRegistry.standard().families()), true),
        new SessionParameters(false, Set.copyOf(FamilyRegistry.standard().families()), true)
    };
    private static final ValidationProfile[] PROFILES = ValidationProfile.values();
    private static final UpdateDecoder DECODER = decoder();

    private UpdateTarget() {}

    static UpdateDecoder decoder() {
        UpdateDecoder decoder = new UpdateDecoder(new AttributeCache(64, 1 << 18));
        byte[] long1 = Messages.framed(Messages.UPDATE, new byte[8192], 0);
        decoder.decode(long1, 0, long1.length, SESSIONS[0], ValidationProfile.BMP_OTHER);
        return decoder;
    }

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < HEAD) {
            return;
        }
        SessionParameters session = SESSIONS[data[0] & 3];
        ValidationProfile profile = PROFILES[(data[1] & 0xff) % PROFILES.length];
        byte[] message = Messages.framed(Messages.UPDATE, data, HEAD);
        Cost.ofReading(message.length, () -> read(DECODER, message, session, profile), () -> {
            UpdateDecoder fresh = decoder();
            return () -> read(fresh, message, session, profile);
        });
        DecodedUpdate update = read(DECODER, message, session, profile);
        Cost.ofPrinting(message.length, () -> Printed.routes(update));
        Printed.routes(update).forEach(Printed::parse);
        RoundTrip.ofParts(update, session, profile);
        if (update.problems().isEmpty() && update.endOfRib() == null) {
            modify(message, session);
        }
    }

    private static DecodedUpdate read(
            UpdateDecoder decoder, byte[] message, SessionParameters session, ValidationProfile profile) {
        return decoder.decode(message, 0, message.length, session, profile);
    }

    /** What a modifier adds it takes away again, and nothing else changes. */
    private static void modify(byte[] message, SessionParameters session) {
        Community own = Community.parse("64511:64511");
        UpdateModifier none = UpdateModifier.of(session);
        Same.require(true, Arrays.equals(message, none.apply(message)));
        byte[] with = none.addCommunity(own).apply(message);
        byte[] without = none.removeCommunity(own).apply(message);
        Same.require(true, Arrays.equals(without, none.removeCommunity(own).apply(with)));
        byte[] longer = none.prepend(new Asn(64500), 3).med(7).apply(message);
        DecodedUpdate read = decoder().decode(longer, 0, longer.length, session, ValidationProfile.MRT_RIB);
        Objects.requireNonNull(read);
    }
}
