package net.weir.codec.bgp;

import java.util.List;
import net.weir.event.RouteUpdate;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import net.weir.model.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What one UPDATE says. Owned by the decoder that returned it and valid until its next call; the blocks and attributes
 * inside are immutable and may be kept.
 */
public final class DecodedUpdate {

    DecodedUpdate() {}

    /** How many parts there are, 0 to 4, in the order of protocol events: withdrawals, MP_REACH_NLRI, classic NLRI. */
    public int parts() {
        throw new UnsupportedOperationException();
    }

    /** @param index from 0 */
    public Part part(int index) {
        throw new UnsupportedOperationException();
    }

    /** The family of which this message is the End-of-RIB (RFC 4724 section 2), or null. */
    public @Nullable Family endOfRib() {
        throw new UnsupportedOperationException();
    }

    /** What is wrong with the message, empty if nothing; a fresh immutable list. */
    public List<Problem> problems() {
        throw new UnsupportedOperationException();
    }

    /** The family that problem {@code index} concerns, null if all may be. */
    public @Nullable Family problemFamily(int index) {
        throw new UnsupportedOperationException();
    }

    /** True if lengths do not close in a way that another AS size or ADD-PATH might explain. */
    public boolean structureFailed() {
        throw new UnsupportedOperationException();
    }

    /** What to tell the peer if a problem is a session reset, else null. */
    public @Nullable NotificationMessage notification() {
        throw new UnsupportedOperationException();
    }

    /** One event to be: the routes of one family and one next hop. */
    public static final class Part {
        Part() {}

        public Family family() {
            throw new UnsupportedOperationException();
        }

        public @Nullable NlriBlock withdrawn() {
            throw new UnsupportedOperationException();
        }

        public @Nullable NlriBlock announced() {
            throw new UnsupportedOperationException();
        }

        /** Of the announced routes; null exactly if none is announced. */
        public @Nullable PathAttributes attributes() {
            throw new UnsupportedOperationException();
        }

        public RouteUpdate.Cause cause() {
            throw new UnsupportedOperationException();
        }

        /** Sum of the flags of {@link RouteUpdate}. */
        public int flags() {
            throw new UnsupportedOperationException();
        }
    }
}
