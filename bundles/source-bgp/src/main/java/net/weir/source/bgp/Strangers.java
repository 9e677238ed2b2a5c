package net.weir.source.bgp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.weir.model.IpAddress;

/** Who dialled and is no peer, so that each is told of once an hour. Thread-safe. */
final class Strangers {
    private static final long EVERY = TimeUnit.HOURS.toNanos(1);
    private static final int MOST = 10_000;

    private final Map<IpAddress, Long> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, Long> eldest) {
            return size() > MOST;
        }
    };

    /** True if this one is worth a line. */
    synchronized boolean isNews(IpAddress address, long nowNanos) {
        Long before = seen.get(address);
        if (before != null && nowNanos - before < EVERY) {
            return false;
        }
        seen.remove(address);
        seen.put(address, nowNanos);
        return true;
    }
}
