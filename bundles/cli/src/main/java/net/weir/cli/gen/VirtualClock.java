package net.weir.cli.gen;

import net.weir.generator.InventedTraffic;

/** Time that passes when somebody waits for it: the same each run. */
final class VirtualClock implements InventedTraffic.Clock {
    private long micros;

    VirtualClock(long startMicros) {
        micros = startMicros;
    }

    @Override
    public long micros() {
        return micros;
    }

    @Override
    public void sleepUntil(long until) {
        micros = Math.max(micros, until);
    }

    @Override
    public boolean isOver() {
        return false;
    }
}
