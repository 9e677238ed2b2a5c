package net.weir.codec.bgp;

import java.util.Arrays;
import net.weir.model.Family;
import net.weir.model.Ipv4Nlri;
import net.weir.model.NlriBlock;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Makes parts of the fields of one UPDATE: withdrawals merged per family, then MP_REACH_NLRI, then classic NLRI, and
 * withdrawals in the announcing part of their family if there is exactly one. Announcements without attributes are
 * treated as withdrawn and stay apart from the withdrawals that the peer meant.
 */
final class PartAssembler {
    private final NlriField withdrawn;
    private final NlriField unreach;
    private final NlriField reach;
    private final NlriField nlri;

    PartAssembler(NlriField withdrawn, NlriField unreach, NlriField reach, NlriField nlri) {
        this.withdrawn = withdrawn;
        this.unreach = unreach;
        this.reach = reach;
        this.nlri = nlri;
    }

    /** Null attributes treat the routes of the field as withdrawn. */
    void assemble(
            DecodedUpdate out, @Nullable PathAttributes reachAttributes, @Nullable PathAttributes nlriAttributes) {
        mergeWithdrawals();
        NlriBlock announced = reachAttributes == null ? null : reach.block;
        boolean reachIsClassic = announced != null && reach.isOf(Family.IPV4_UNICAST);
        boolean withdrawnAlone = reachIsClassic == (nlri.block != null && nlriAttributes != null);
        boolean unreachAlone = announced == null || reachIsClassic || !unreach.isOf(announced.family());
        if (withdrawnAlone) {
            withdraw(out, withdrawn);
        }
        if (unreachAlone) {
            withdraw(out, unreach);
        }
        announce(out, reach, reachAttributes, unreachAlone ? null : unreach, withdrawnAlone ? null : withdrawn);
        announce(out, nlri, nlriAttributes, null, withdrawnAlone || reachIsClassic ? null : withdrawn);
    }

    /** IPv4 unicast may be withdrawn in both places: the first then holds all. */
    private void mergeWithdrawals() {
        NlriBlock second = unreach.block;
        if (second == null || !unreach.isOf(Family.IPV4_UNICAST)) {
            return;
        }
        NlriBlock first = withdrawn.block;
        NlriBlock all = first == null ? second : join(first, second);
        if (all != null) {
            withdrawn.block = all;
            withdrawn.hostBitsCleared |= unreach.hostBitsCleared;
            unreach.block = null;
        }
    }

    /** Both in that order; null if they are not IPv4 prefixes or only one has path ids. */
    private static @Nullable NlriBlock join(NlriBlock a, NlriBlock b) {
        if (!(a instanceof Ipv4Nlri first) || !(b instanceof Ipv4Nlri second) || a.hasPathIds() != b.hasPathIds()) {
            return null;
        }
        long[] keys = new long[first.count() + second.count()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i < first.count() ? first.key(i) : second.key(i - first.count());
        }
        return new Ipv4Nlri(a.family(), keys, join(a.pathIds(), b.pathIds()));
    }

    private static int @Nullable [] join(int @Nullable [] a, int @Nullable [] b) {
        if (a == null || b == null) {
            return null;
        }
        int[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static void withdraw(DecodedUpdate out, NlriField field) {
        NlriBlock block = field.block;
        if (block != null) {
            out.add(block.family()).withdraw(block, field.flags());
        }
    }

    private static void announce(
            DecodedUpdate out,
            NlriField field,
            @Nullable PathAttributes attributes,
            @Nullable NlriField together,
            @Nullable NlriField classicTogether) {
        NlriBlock block = field.block;
        if (block == null) {
            return;
        }
        DecodedUpdate.Part part = out.add(block.family());
        if (attributes == null) {
            part.withdraw(block, field.flags());
            part.treatAsWithdraw();
            return;
        }
        part.announce(block, attributes, field.flags());
        withdrawHere(part, together);
        withdrawHere(part, classicTogether);
    }

    private static void withdrawHere(DecodedUpdate.Part part, @Nullable NlriField field) {
        NlriBlock block = field == null ? null : field.block;
        if (block != null && field != null && block.family().equals(part.family())) {
            part.withdraw(block, field.flags());
        }
    }
}
