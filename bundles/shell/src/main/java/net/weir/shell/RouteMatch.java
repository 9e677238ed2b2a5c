package net.weir.shell;

import java.util.function.Predicate;
import net.weir.event.Event;
import net.weir.event.RouteChange;
import net.weir.event.RouteUpdate;
import net.weir.model.IpAddress;
import net.weir.model.Ipv4Nlri;
import net.weir.model.Ipv6Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * Events with a route that is a prefix or inside it; of an address: that leads to it. Runs on lanes: it makes no objects.
 *
 * @param around true if routes that cover the prefix count, false if those inside it do
 */
record RouteMatch(Prefix prefix, boolean around) implements Predicate<Event> {

    /** @throws IllegalArgumentException if the text is neither a prefix nor an address */
    static RouteMatch parse(String text) {
        return new RouteMatch(Prefix.parse(text), text.indexOf('/') < 0);
    }

    @Override
    public boolean test(Event event) {
        if (event instanceof RouteUpdate update) {
            return any(update.announced()) || any(update.withdrawn());
        }
        return event instanceof RouteChange change && any(change.routes());
    }

    private boolean any(@Nullable NlriBlock block) {
        if (block instanceof Ipv4Nlri v4 && !prefix.isV6()) {
            long bits = prefix.address().low() << 32;
            for (int i = 0; i < v4.count(); i++) {
                if (matches(bits, 0, v4.key(i) >>> 8 << 32, 0, (int) v4.key(i) & 0xff)) {
                    return true;
                }
            }
        } else if (block instanceof Ipv6Nlri v6 && prefix.isV6()) {
            IpAddress bits = prefix.address();
            for (int i = 0; i < v6.count(); i++) {
                if (matches(bits.high(), bits.low(), v6.high(i), v6.low(i), v6.length(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean matches(long high, long low, long routeHigh, long routeLow, int routeLength) {
        int shorter = around ? routeLength : prefix.length();
        int longer = around ? prefix.length() : routeLength;
        return longer >= shorter
                && ((high ^ routeHigh) & mask(shorter)) == 0
                && ((low ^ routeLow) & mask(shorter - 64)) == 0;
    }

    /** The upper {@code length} bits; none below 1, all above 63. */
    private static long mask(int length) {
        return length <= 0 ? 0 : length >= 64 ? -1 : -1L << 64 - length;
    }
}
