package net.weir.cli.replay;

import net.weir.cli.tool.Failure;
import net.weir.cli.tool.Interruption;

/** Holds each message back until its time, which is that of the recording divided by a factor. Confined to one thread. */
final class Pacer {
    private static final long LOOK_MICROS = 1_000_000;

    /** Nobody waits for so long: another file is of another year, or a time is damaged. */
    private static final long JUMP_MICROS = 86_400_000_000L;

    private final double factor;
    private final Clock clock;
    private long firstMicros = Long.MIN_VALUE;
    private long lastMicros;
    private long startMicros;

    /** The machine's time, or a test's. */
    interface Clock {
        /** Microseconds that never go back. */
        long micros();

        void sleep(long micros);

        /** True if nothing more is to be sent. */
        boolean isOver();
    }

    /** @param factor of the recording's own speed; 0 for as fast as can be */
    Pacer(double factor, Clock clock) {
        this.factor = factor;
        this.clock = clock;
    }

    /** The machine's clock. */
    static Clock real(Interruption interruption) {
        return new Clock() {
            @Override
            public long micros() {
                return System.nanoTime() / 1000;
            }

            @Override
            public void sleep(long micros) {
                interruption.sleep(micros);
            }

            @Override
            public boolean isOver() {
                return interruption.isAsked();
            }
        };
    }

    /** The factor that {@code --speed} names. */
    static double factor(String text) {
        if (text.equals("max")) {
            return 0;
        }
        String number = text.replaceAll("x$", "");
        double factor = number.matches("[0-9]{1,7}(\\.[0-9]{1,3})?") ? Double.parseDouble(number) : 0;
        if (factor <= 0) {
            throw Failure.usage(
                    "--speed is max or how many times as fast as recorded, such as 1, 10 or 0.5, not " + text);
        }
        return factor;
    }

    /**
     * Waits until a message of this time is due.
     *
     * @param beforeWaiting called once before, and again each second of a wait
     */
    void await(long recordedMicros, Runnable beforeWaiting) {
        if (factor == 0 || recordedMicros == 0) {
            return;
        }
        if (firstMicros == Long.MIN_VALUE || Math.abs(recordedMicros - lastMicros) > JUMP_MICROS) {
            firstMicros = recordedMicros;
            startMicros = clock.micros();
        }
        lastMicros = recordedMicros;
        long due = startMicros + (long) (Math.max(0, recordedMicros - firstMicros) / factor);
        for (long left = due - clock.micros(); left > 0 && !clock.isOver(); left = due - clock.micros()) {
            beforeWaiting.run();
            clock.sleep(Math.min(left, LOOK_MICROS));
        }
    }

    boolean isOver() {
        return clock.isOver();
    }

    void sleep(long micros) {
        clock.sleep(micros);
    }
}
