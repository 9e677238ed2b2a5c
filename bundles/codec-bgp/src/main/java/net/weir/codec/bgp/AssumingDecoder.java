package net.weir.codec.bgp;

import java.util.HashMap;
import java.util.Map;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/**
 * Reads the UPDATEs of one view, and where their structure fails tries what may explain it: the other AS size if the
 * AS_PATH does not close, the other ADD-PATH setting of the family whose NLRI do not close, and both if both fail. An
 * alternative is taken only if it is the only one that parses wholly; it is then remembered for the family until
 * {@link #reset}. Never a guess by plausibility. Confined to the view's lane.
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

    private DecodedUpdate retry(
            DecodedUpdate failed,
            byte[] buffer,
            int offset,
            int length,
            SessionParameters now,
            ValidationProfile profile) {
        Family nlriFailed = failed.nlriFailed();
        boolean asPathFailed = failed.asPathFailed();
        Family announcing = decoder.announcingFamily(buffer, offset, length);
        int only = 0;
        for (int flip = AS_SIZE; flip <= (AS_SIZE | ADD_PATH); flip += AS_SIZE) {
            SessionParameters other = flipped(now, flip, asPathFailed, nlriFailed);
            if (other != null && parsesWholly(decoder.decode(buffer, offset, length, other, profile))) {
                only = only == 0 ? flip : -1;
            }
        }
        if (only <= 0) {
            return decoder.decode(buffer, offset, length, now, profile);
        }
        SessionParameters accepted = flipped(now, only, asPathFailed, nlriFailed);
        if ((only & AS_SIZE) != 0) {
            toggle(announcing, AS_SIZE);
        }
        if ((only & ADD_PATH) != 0 && nlriFailed != null) {
            toggle(nlriFailed, ADD_PATH);
        }
        remember();
        anew = true;
        return decoder.decode(buffer, offset, length, accepted == null ? now : accepted, profile);
    }

    private static boolean parsesWholly(DecodedUpdate update) {
        return !update.structureFailed() && !update.losesRoutes();
    }

    /** The parameters with these bits the other way round; null if what failed does not depend on them. */
    private static @Nullable SessionParameters flipped(
            SessionParameters now, int flip, boolean asPathFailed, @Nullable Family nlriFailed) {
        SessionParameters other = now;
        if ((flip & AS_SIZE) != 0) {
            if (!asPathFailed) {
                return null;
            }
            other = other.withFourOctetAs(!now.fourOctetAs());
        }
        if ((flip & ADD_PATH) != 0) {
            if (nlriFailed == null) {
                return null;
            }
            other = other.withAddPath(nlriFailed, !now.addPath(nlriFailed));
        }
        return other;
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
