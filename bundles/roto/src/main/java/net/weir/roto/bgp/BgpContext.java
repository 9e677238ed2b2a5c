package net.weir.roto.bgp;

import org.jspecify.annotations.Nullable;

/** The context variables of one stage: lists, metrics and RPKI, which its threads share. */
public final class BgpContext {
    /** Shows numbers to nobody. */
    public static final Metrics.Board NOWHERE = new Metrics.Board() {
        @Override
        public void add(String name, long more) {
            // nobody looks
        }

        @Override
        public void set(String name, long value) {
            // nobody looks
        }
    };

    private final Rpki rpki;
    private final AsnLists asnLists;
    private final PrefixLists prefixLists;
    private final Metrics.Board board;
    private Clock clock = new Clock(() -> System.currentTimeMillis() * 1000);
    private Ribs ribs = new Ribs(null);

    public BgpContext(Rpki.@Nullable Source rpki, Metrics.Board board, Warnings warnings) {
        this.rpki = new Rpki(rpki);
        this.asnLists = new AsnLists(warnings);
        this.prefixLists = new PrefixLists(warnings);
        this.board = board;
    }

    /** Without RPKI, with numbers and warnings that nobody sees: for checks and tests of scripts. */
    public static BgpContext silent() {
        return new BgpContext(null, NOWHERE, text -> {});
    }

    /** With this time and these RIBs. */
    public BgpContext in(Clock newClock, Ribs newRibs) {
        clock = newClock;
        ribs = newRibs;
        return this;
    }

    /** What one thread needs to call a script that was compiled against {@link BgpLibrary}. */
    public BgpThread thread(int budget) {
        return new BgpThread(budget, new Metrics(board), rpki, asnLists, prefixLists, clock, ribs);
    }
}
