package net.weir.cli.bgp;

import net.weir.codec.bgp.AssumingDecoder;
import net.weir.codec.bgp.AttributeCache;
import net.weir.codec.bgp.DecodedUpdate;
import net.weir.codec.bgp.SessionParameters;
import net.weir.codec.bgp.UpdateDecoder;
import net.weir.codec.bgp.ValidationProfile;
import net.weir.codec.bgp.json.BgpJson;

/** Reads the UPDATEs of a session of which the user says what it negotiated. Confined to one thread. */
final class SessionUpdates implements BgpJson.Updates {
    private final SessionParameters parameters;
    private final boolean assuming;
    private final UpdateDecoder decoder = new UpdateDecoder(new AttributeCache());
    private final AssumingDecoder assumed = new AssumingDecoder(decoder);

    /** @param assuming another AS size or ADD-PATH may be tried where the structure needs it */
    SessionUpdates(SessionParameters parameters, boolean assuming) {
        this.parameters = parameters;
        this.assuming = assuming;
    }

    @Override
    public DecodedUpdate decode(byte[] octets, int offset, int length, ValidationProfile profile) {
        return assuming
                ? assumed.decode(octets, offset, length, parameters, profile)
                : decoder.decode(octets, offset, length, parameters, profile);
    }
}
