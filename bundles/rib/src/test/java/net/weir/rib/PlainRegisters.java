package net.weir.rib;

import java.util.Arrays;

/**
 * What the registers of a RIB have to be like if nothing happens at once: numbers in arrays. Equal ones behave alike from
 * then on. Confined to one thread.
 */
public final class PlainRegisters extends RouteRegisters {
    /** By lane and prefix. */
    private final int[][] values = {{NOTHING, NOTHING}, {NOTHING, NOTHING}};

    private final boolean[] up = {true, true};
    private boolean listens;

    @Override
    void announce(int lane, int prefix, int med) {
        if (up[lane]) {
            values[lane][prefix] = med;
        }
    }

    @Override
    void withdraw(int lane, int prefix) {
        if (up[lane]) {
            values[lane][prefix] = NOTHING;
        }
    }

    /** What is held stays until it is told anew; of a peer that was not known to be gone, everything is void. */
    @Override
    void up(int lane) {
        if (Arrays.stream(values[lane]).anyMatch(value -> value != NOTHING && value < STALE)) {
            Arrays.fill(values[lane], NOTHING);
        }
        up[lane] = true;
    }

    @Override
    void down(int lane) {
        Arrays.fill(values[lane], NOTHING);
        up[lane] = false;
    }

    @Override
    void hold(int lane) {
        for (int prefix = 0; up[lane] && prefix < values[lane].length; prefix++) {
            values[lane][prefix] += values[lane][prefix] == NOTHING || values[lane][prefix] >= STALE ? 0 : STALE;
        }
        up[lane] = false;
    }

    @Override
    void join(int lane) {
        listens = true;
    }

    @Override
    void tell(int lane) {
        // how a snapshot is told is the RIB's affair
    }

    @Override
    void leave(int lane) {
        listens = false;
    }

    @Override
    int heard(int lane, int prefix) {
        return !listens ? NOBODY : values[lane][prefix];
    }

    @Override
    public void reclaim() {
        // nothing that anybody sees
    }

    @Override
    int look(Way way, int lane, int prefix) {
        int value = values[lane][prefix];
        return way.counts() ? value == NOTHING ? 0 : 1 : value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlainRegisters o
                && Arrays.deepEquals(values, o.values)
                && Arrays.equals(up, o.up)
                && listens == o.listens;
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values) * 31 + Arrays.hashCode(up) + (listens ? 7 : 0);
    }
}
