package net.weir.codec.bgp;

import java.util.Arrays;
import net.weir.model.CompactNlri;
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
        Family announced = reachAttributes == null ? null : reach.family();
        boolean reachIsClassic = Family.IPV4_UNICAST.equals(announced);
        boolean withdrawnAlone = reachIsClassic == (nlri.nlri != null && nlriAttributes != null);
        boolean unreachAlone = announced == null || reachIsClassic || !unreach.isOf(announced);
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
        Object second = unreach.nlri;
        if (second == null || !unreach.isOf(Family.IPV4_UNICAST)) {
            return;
        }
        Object first = withdrawn.nlri;
        Object all = first == null ? second : join(CompactNlri.block(first), CompactNlri.block(second));
        if (all != null) {
            withdrawn.nlri = all;
            withdrawn.hostBitsCleared |= unreach.hostBitsCleared;
            unreach.nlri = null;
        }
    }

    /** Both in that order; null if they are not IPv4 prefixes or only one has path ids. */
    private static @Nullable Object join(NlriBlock a, NlriBlock b) {
        if (!(a instanceof Ipv4Nlri first) || !(b instanceof Ipv4Nlri second) || a.hasPathIds() != b.hasPathIds()) {
            return null;
        }
        long[] keys = new long[first.count() + second.count()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i < first.count() ? first.key(i) : second.key(i - first.count());
        }
        return CompactNlri.of(new Ipv4Nlri(a.family(), keys, join(a.pathIds(), b.pathIds())));
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
        if (field.nlri != null) {
            out.add().withdraw(field.nlri, field.flags());
        }
    }

    private static void announce(
            DecodedUpdate out,
            NlriField field,
            @Nullable PathAttributes attributes,
            @Nullable NlriField together,
            @Nullable NlriField classicTogether) {
        Object routes = field.nlri;
        if (routes == null) {
            return;
        }
        DecodedUpdate.Part part = out.add();
        if (attributes == null) {
            part.withdraw(routes, field.flags());
            part.treatAsWithdraw();
            return;
        }
        part.announce(routes, attributes, field.flags());
        withdrawHere(part, together);
        withdrawHere(part, classicTogether);
    }

    private static void withdrawHere(DecodedUpdate.Part part, @Nullable NlriField field) {
        if (field != null && field.nlri != null && field.isOf(part.family())) {
            part.withdraw(field.nlri, field.flags());
        }
    }
}
