package net.weir.codec.bgp;

import java.util.HashMap;
import java.util.Map;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;

/**
 * Reads the UPDATEs of one view, and where their structure fails tries what may explain it: the other AS size if the
 * AS_PATH does not close, the other ADD-PATH setting of the family whose NLRI do not close, and both if both fail. It is
 * taken only if the message then parses wholly, and remembered for the family until {@link #reset}. Never a guess by
 * plausibility. Confined to the view's lane.
 */
public final class AssumingDecoder {
    private static final int AS_SIZE = RouteUpdate.ASSUMED_AS_SIZE;
    private static final int ADD_PATH = RouteUpdate.ASSUMED_ADD_PATH;

    private final UpdateDecoder decoder;
    private final Map<Family, Integer> assumed = new HashMap<>();
    private SessionParameters base = SessionParameters.FOUR_OCTET;
    private SessionParameters sameAsSize = base;
    private SessionParameters otherAsSize = base;
    private boolean anew;

    /** @param decoder the lane's, shared by the views there */
    public AssumingDecoder(UpdateDecoder decoder) {
        this.decoder = decoder;
    }

    /** As {@link UpdateDecoder#decode}; the parts' flags say what was assumed. */
    public DecodedUpdate decode(
            byte[] buffer, int offset, int length, SessionParameters parameters, ValidationProfile profile) {
        anew = false;
        if (parameters != base) {
            base = parameters;
            remember();
        }
        SessionParameters now = assumed.isEmpty() ? base : remembered(buffer, offset, length);
        DecodedUpdate update = decoder.decode(buffer, offset, length, now, profile);
        if (update.structureFailed()) {
            update = retry(update, buffer, offset, length, now, profile);
        }
        if (!assumed.isEmpty()) {
            for (int i = 0; i < update.parts(); i++) {
                update.part(i).flag(assumed.getOrDefault(update.part(i).family(), 0));
            }
        }
        return update;
    }

    /** True if the last call made an assumption that it had not remembered before: worth a count and a line in the log. */
    public boolean assumedAnew() {
        return anew;
    }

    /** True if anything is assumed: what a message says is then not to be told from its octets alone. */
    public boolean assumes() {
        return !assumed.isEmpty();
    }

    /** What is assumed for a family: sum of the ASSUMED flags of {@link RouteUpdate}. */
    public int assumed(Family family) {
        return assumed.getOrDefault(family, 0);
    }

    /** Forgets what was assumed; to be called at every Peer Up. */
    public void reset() {
        assumed.clear();
        remember();
        anew = false;
    }

    /**
     * Only what fails is assumed otherwise, so at most one alternative can explain the damage: the AS size cannot mend
     * NLRI nor ADD-PATH a path. Both are tried where the AS_PATH fails as soon as the NLRI are readable.
     */
    private DecodedUpdate retry(
            DecodedUpdate failed,
            byte[] buffer,
            int offset,
            int length,
            SessionParameters now,
            ValidationProfile profile) {
        Family nlriFailed = failed.nlriFailed();
        Family announcing = decoder.announcingFamily(buffer, offset, length);
        int flips = nlriFailed == null ? AS_SIZE : ADD_PATH;
        SessionParameters other = nlriFailed == null
                ? now.withFourOctetAs(!now.fourOctetAs())
                : now.withAddPath(nlriFailed, !now.addPath(nlriFailed));
        DecodedUpdate update = decoder.decode(buffer, offset, length, other, profile);
        if (nlriFailed != null && update.nlriFailed() == null && update.asPathFailed()) {
            flips |= AS_SIZE;
            other = other.withFourOctetAs(!now.fourOctetAs());
            update = decoder.decode(buffer, offset, length, other, profile);
        }
        if (!parsesWholly(update)) {
            return decoder.decode(buffer, offset, length, now, profile);
        }
        toggle(announcing, flips & AS_SIZE);
        if (nlriFailed != null) {
            toggle(nlriFailed, flips & ADD_PATH);
        }
        remember();
        anew = true;
        return update;
    }

    private static boolean parsesWholly(DecodedUpdate update) {
        return !update.structureFailed() && !update.losesRoutes();
    }

    private void toggle(Family family, int bit) {
        int bits = assumed.getOrDefault(family, 0) ^ bit;
        if (bits == 0) {
            assumed.remove(family);
        } else {
            assumed.put(family, bits);
        }
    }

    private void remember() {
        SessionParameters changed = base;
        for (Map.Entry<Family, Integer> entry : assumed.entrySet()) {
            if ((entry.getValue() & ADD_PATH) != 0) {
                changed = changed.withAddPath(entry.getKey(), !base.addPath(entry.getKey()));
            }
        }
        sameAsSize = changed;
        otherAsSize = changed.withFourOctetAs(!base.fourOctetAs());
    }

    private SessionParameters remembered(byte[] buffer, int offset, int length) {
        Family announcing = decoder.announcingFamily(buffer, offset, length);
        return (assumed(announcing) & AS_SIZE) != 0 ? otherAsSize : sameAsSize;
    }
}
