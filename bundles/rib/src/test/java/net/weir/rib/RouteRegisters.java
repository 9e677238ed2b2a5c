package net.weir.rib;

import java.util.Random;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;
import net.weir.model.Peer;
import net.weir.model.Prefix;
import net.weir.query.RouteQuery;
import org.jetbrains.kotlinx.lincheck.RandomProvider;
import org.jetbrains.kotlinx.lincheck.annotations.Operation;
import org.jetbrains.kotlinx.lincheck.annotations.Param;
import org.jetbrains.kotlinx.lincheck.paramgen.IntGen;
import org.jetbrains.kotlinx.lincheck.paramgen.ParameterGenerator;

/**
 * A RIB as registers, one for each peer and prefix, that hold the MULTI_EXIT_DISC of a route. Two lanes write, each for the
 * peer that it has; anybody reads, in every way there is; a worker reclaims. What is done on a lane is done by one thread
 * at a time, all else by any.
 */
@Param(name = "lane", gen = IntGen.class, conf = "0:1")
@Param(name = "prefix", gen = IntGen.class, conf = "0:1")
@Param(name = "way", gen = RouteRegisters.AnyWay.class)
@Param(name = "med", gen = IntGen.class, conf = "1:3")
public abstract class RouteRegisters {
    static final Family FAMILY = Family.IPV4_UNICAST;

    /** Apart, and of two lengths, so that a count by length tells one from the other. */
    static final Prefix[] PREFIXES =
            Samples.prefixes("192.0.2.0/24", "198.51.100.0/25").toArray(Prefix[]::new);

    static final PathAttributes[] SETS = {Samples.med(0), Samples.med(1), Samples.med(2), Samples.med(3)};

    /** No route is there. */
    static final int NOTHING = -1;

    /** Nobody listens. */
    static final int NOBODY = -2;

    /** What is added to the value of a route that is stale. */
    static final int STALE = 100;

    /** How a register is read; a count says no more than whether it holds something. */
    public enum Way {
        EXACT,
        LONGEST,
        LESS_SPECIFIC,
        MORE_SPECIFIC,
        WALK,
        PAGES,
        BEST,
        VIEW,
        DIFF,
        COUNT,
        COUNT_BY_GROUP;

        boolean counts() {
            return this == COUNT || this == COUNT_BY_GROUP;
        }
    }

    /** Lincheck's own generator of enums cannot be named from Java. */
    public static final class AnyWay implements ParameterGenerator<Way> {
        private final Random random;

        public AnyWay(RandomProvider provider, String configuration) {
            random = provider.createRandom();
        }

        @Override
        public Way generate() {
            return Way.values()[random.nextInt(Way.values().length)];
        }

        @Override
        public void reset() {
            // as random as before
        }
    }

    static Prefix host(int prefix) {
        IpAddress address = PREFIXES[prefix].address();
        return new Prefix(address, 32);
    }

    static RouteQuery of(int lane) {
        int id = id(lane);
        return RouteQuery.all(FAMILY).where((Peer peer) -> peer.id() == id, set -> true);
    }

    static int id(int lane) {
        return lane + 1;
    }

    abstract void announce(int lane, int prefix, int med);

    abstract void withdraw(int lane, int prefix);

    /** The peer comes, with nothing, in a new epoch; or it goes, or its router does so that its routes are held. */
    abstract void up(int lane);

    abstract void down(int lane);

    abstract void hold(int lane);

    /** Somebody begins to listen instead of who did: a snapshot is told, and live changes. */
    abstract void join(int lane);

    /** A stretch of the snapshot is told. */
    abstract void tell(int lane);

    abstract void leave(int lane);

    /** All is told, and this is what the listener has. */
    abstract int heard(int lane, int prefix);

    abstract int look(Way way, int lane, int prefix);

    @Operation
    public final int read(
            @Param(name = "way") Way way, @Param(name = "lane") int lane, @Param(name = "prefix") int prefix) {
        return look(way, lane, prefix);
    }

    @Operation(nonParallelGroup = "worker")
    public abstract void reclaim();

    @Operation(nonParallelGroup = "lane0")
    public final void announce0(@Param(name = "prefix") int prefix, @Param(name = "med") int med) {
        announce(0, prefix, med);
    }

    @Operation(nonParallelGroup = "lane1")
    public final void announce1(@Param(name = "prefix") int prefix, @Param(name = "med") int med) {
        announce(1, prefix, med);
    }

    @Operation(nonParallelGroup = "lane0")
    public final void withdraw0(@Param(name = "prefix") int prefix) {
        withdraw(0, prefix);
    }

    @Operation(nonParallelGroup = "lane1")
    public final void withdraw1(@Param(name = "prefix") int prefix) {
        withdraw(1, prefix);
    }

    @Operation(nonParallelGroup = "lane0")
    public final void up0() {
        up(0);
    }

    @Operation(nonParallelGroup = "lane1")
    public final void up1() {
        up(1);
    }

    @Operation(nonParallelGroup = "lane0")
    public final void down0() {
        down(0);
    }

    @Operation(nonParallelGroup = "lane1")
    public final void hold1() {
        hold(1);
    }

    @Operation(nonParallelGroup = "lane0")
    public final void join0() {
        join(0);
    }

    @Operation(nonParallelGroup = "lane0")
    public final void tell0() {
        tell(0);
    }

    @Operation(nonParallelGroup = "lane0")
    public final void leave0() {
        leave(0);
    }

    @Operation(nonParallelGroup = "lane0")
    public final int heard0(@Param(name = "prefix") int prefix) {
        return heard(0, prefix);
    }
}
