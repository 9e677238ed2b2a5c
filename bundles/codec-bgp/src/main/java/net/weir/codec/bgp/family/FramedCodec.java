package net.weir.codec.bgp.family;

import java.util.Arrays;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.Octets;
import net.weir.model.OpaqueNlri;
import net.weir.model.nlri.NlriForm;
import org.jspecify.annotations.Nullable;

/** A family whose NLRI stay octets: parted by its framing, each checked by its form if it has one. */
final class FramedCodec implements NlriCodec {
    private final Family family;
    private final long nextHopLengths;
    private final Framing framing;
    private final @Nullable NlriForm form;

    /** @param nextHopLengths mask of {@link NextHopLengths} */
    FramedCodec(Family family, long nextHopLengths, Framing framing, @Nullable NlriForm form) {
        this.family = family;
        this.nextHopLengths = nextHopLengths;
        this.framing = framing;
        this.form = form;
    }

    @Override
    public Family family() {
        return family;
    }

    @Override
    public @Nullable NlriForm form() {
        return form;
    }

    @Override
    public boolean acceptsNextHop(int octets) {
        return NextHopLengths.has(nextHopLengths, octets);
    }

    @Override
    public int length(byte[] octets, int at, int end) {
        return at < end ? framing.length(octets, at, end, false) : Framing.DAMAGED;
    }

    @Override
    public @Nullable NlriBlock decode(NlriRun run) {
        byte[] octets = run.octets();
        int[] ends = run.ints();
        int[] pathIds = run.addPath() ? run.pathIds() : null;
        byte[] kept = new byte[run.end() - run.start()];
        int count = 0;
        for (int at = run.start(); at < run.end(); count++) {
            if (pathIds != null) {
                if (run.end() - at < 5) {
                    return run.fail(at, "path id and NLRI do not fit");
                }
                pathIds[count] = Octets.i32(octets, at);
                at += 4;
            }
            int length = framing.length(octets, at, run.end(), run.withdrawal());
            if (length == Framing.DAMAGED) {
                return run.fail(at, "NLRI of " + family + " does not fit or has an impossible length");
            }
            System.arraycopy(octets, at, kept, ends[count], length);
            framing.settle(kept, ends[count], run.withdrawal());
            String fault = form == null ? null : form.fault(kept, ends[count], ends[count] + length);
            if (fault != null) {
                return run.fail(at, "NLRI of " + family + ": " + fault);
            }
            ends[count + 1] = ends[count] + length;
            at += length;
        }
        return new OpaqueNlri(
                family,
                ends[count] == kept.length ? kept : Arrays.copyOf(kept, ends[count]),
                Arrays.copyOf(ends, count + 1),
                pathIds == null ? null : Arrays.copyOf(pathIds, count));
    }
}
