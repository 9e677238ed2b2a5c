package net.weir.roto.bgp;

/** The user's own numbers. Confined to one thread; it counts only while that is wished. */
public final class Metrics {
    /** Where they are shown. Any thread. */
    public interface Board {
        void add(String name, long more);

        void set(String name, long value);
    }

    private final Board board;
    private boolean counts = true;

    Metrics(Board board) {
        this.board = board;
    }

    void counts(boolean now) {
        counts = now;
    }

    public void increaseCounter(String name, long more) {
        if (counts && more != 0) {
            board.add(name, more);
        }
    }

    public void setGauge(String name, long value) {
        if (counts) {
            board.set(name, value);
        }
    }
}
