package net.weir.itests.guest;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How a guest's stages end. */
final class Ending {
    /** System property; once it is {@code true} those that hang may go. */
    static final String RELEASED = "guest.released";

    private final String kind;

    Ending(String kind) {
        this.kind = kind;
    }

    /** Throws, or hangs and takes no hint. */
    void end() {
        if (kind.equals("throws")) {
            throw new IllegalStateException("the guest was told to throw");
        }
        while (!Boolean.getBoolean(RELEASED)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            Thread.interrupted();
        }
    }
}
