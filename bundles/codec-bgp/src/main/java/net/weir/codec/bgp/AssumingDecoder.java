package net.weir.codec.bgp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/**
 * Reads the UPDATEs of one view, and where their structure fails tries what may explain it: the other AS size if the
 * AS_PATH does not close, the other ADD-PATH setting of the family whose NLRI do not close, and both if both fail. It is
 * taken only if the message then parses wholly, and remembered for the family until {@link #reset}. Never a guess by
 * plausibility.
 *
 * <p>NLRI that end too early may close by chance with path ids. So where OPENs said how the NLRI are coded ({@link
 * #againstOpens}), the other setting is taken only after {@value #SEVERAL} messages of the family that can be read by it
 * alone and have no other damage, with none between them that can be read by the OPENs' setting alone. Until then such a
 * message is damaged. Confined to the view's lane.
 */
public final class AssumingDecoder {
    private static final int AS_SIZE = RouteUpdate.ASSUMED_AS_SIZE;
    private static final int ADD_PATH = RouteUpdate.ASSUMED_ADD_PATH;
    private static final int SEVERAL = 3;
    /** Messages that can be read both ways before a doubt is dropped: only a doubt costs a second reading. */
    private static final int MOST_UNDECIDED = 1000;

    private final UpdateDecoder decoder;
    private final Map<Family, Integer> assumed = new HashMap<>();
    private SessionParameters base = SessionParameters.FOUR_OCTET;
    private SessionParameters sameAsSize = base;
    private SessionParameters otherAsSize = base;
    private final Map<Family, Doubt> doubts = new HashMap<>();
    private final int enough;
    private boolean anew;
    private @Nullable Family misread;

    /** What speaks for the other ADD-PATH setting of a family, since nothing spoke against it. */
    private static final class Doubt {
        private int witnesses;
        private int undecided;
    }

    /**
     * For UPDATEs of which nothing is known: the first message that needs an assumption is enough for it.
     *
     * @param decoder the lane's, shared by the views there
     */
    public AssumingDecoder(UpdateDecoder decoder) {
        this(decoder, 1);
    }

    private AssumingDecoder(UpdateDecoder decoder, int enough) {
        this.decoder = decoder;
        this.enough = enough;
    }

    /** For UPDATEs of a session whose OPENs are known: several messages are needed to speak against them. */
    public static AssumingDecoder againstOpens(UpdateDecoder decoder) {
        return new AssumingDecoder(decoder, SEVERAL);
    }

    /** As {@link UpdateDecoder#decode}; the parts' flags say what was assumed. */
    public DecodedUpdate decode(
            byte[] buffer, int offset, int length, SessionParameters parameters, ValidationProfile profile) {
        anew = false;
        misread = null;
        if (parameters != base) {
            base = parameters;
            remember();
        }
        SessionParameters now = assumed.isEmpty() ? base : remembered(buffer, offset, length);
        DecodedUpdate update = decoder.decode(buffer, offset, length, now, profile);
        if (update.structureFailed()) {
            update = retry(update, buffer, offset, length, now, profile);
        } else if (!doubts.isEmpty()) {
            update = weigh(update, buffer, offset, length, now, profile);
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

    /**
     * The family whose ADD-PATH setting the last call took to be another than before, against the OPENs; null if it did
     * not. Routes of it that were read until then may be none of the peer's.
     */
    public @Nullable Family misread() {
        return misread;
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
        doubts.clear();
        remember();
        anew = false;
        misread = null;
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
        if (!parsesWholly(update) || nlriFailed != null && !suffices(nlriFailed, update)) {
            return decoder.decode(buffer, offset, length, now, profile);
        }
        toggle(announcing, flips & AS_SIZE);
        if (nlriFailed != null) {
            toggle(nlriFailed, flips & ADD_PATH);
            misread = enough > 1 ? nlriFailed : null;
        }
        remember();
        anew = true;
        return update;
    }

    /** Counts one more message that only the other setting can read. */
    private boolean suffices(Family family, DecodedUpdate other) {
        if (enough == 1) {
            return true;
        }
        if (!other.problems().isEmpty()) {
            return false; // a message with other damage too proves nothing
        }
        if (++doubts.computeIfAbsent(family, fresh -> new Doubt()).witnesses < enough) {
            return false;
        }
        doubts.remove(family);
        return true;
    }

    /** A message that can be read as things stand ends the doubt about a family of which the other setting cannot read it. */
    private DecodedUpdate weigh(
            DecodedUpdate update,
            byte[] buffer,
            int offset,
            int length,
            SessionParameters now,
            ValidationProfile profile) {
        boolean again = false;
        for (Family family : doubtedOf(update)) {
            again = true;
            SessionParameters other = now.withAddPath(family, !now.addPath(family));
            Doubt doubt = doubts.get(family);
            if (doubt != null
                    && (decoder.decode(buffer, offset, length, other, profile).structureFailed()
                            || ++doubt.undecided > MOST_UNDECIDED)) {
                doubts.remove(family);
            }
        }
        return again ? decoder.decode(buffer, offset, length, now, profile) : update;
    }

    private List<Family> doubtedOf(DecodedUpdate update) {
        List<Family> doubted = new ArrayList<>(doubts.size());
        for (int i = 0; i < update.parts(); i++) {
            Family family = update.part(i).family();
            if (doubts.containsKey(family) && !doubted.contains(family)) {
                doubted.add(family);
            }
        }
        return doubted;
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
