package net.weir.model.nlri;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.weir.model.Family;
import org.jspecify.annotations.Nullable;

/**
 * The forms of all families: those of Weir, and in front of them those that bundles added to this process. Adding and
 * taking back are rare and copy the map; looking up takes no lock.
 */
public final class NlriForms {
    private static final Map<Integer, NlriForm> STANDARD = standard();
    private static volatile Map<Integer, NlriForm> added = Map.of();

    private NlriForms() {}

    /** The form of a family, or null if its NLRI are shown as octets. */
    public static @Nullable NlriForm of(Family family) {
        NlriForm own = added.get(family.code());
        return own != null ? own : STANDARD.get(family.code());
    }

    /** Weir's own form of a family, whatever was added. */
    public static @Nullable NlriForm standard(Family family) {
        return STANDARD.get(family.code());
    }

    /** Shows the family so from now on, also instead of a form of Weir; null: as Weir does, if it does. */
    public static synchronized void set(Family family, @Nullable NlriForm form) {
        Map<Integer, NlriForm> all = new TreeMap<>(added);
        if (form == null) {
            all.remove(family.code());
        } else {
            all.put(family.code(), form);
        }
        added = Map.copyOf(all);
    }

    /** All families that have a form, in ascending order. */
    public static List<Family> families() {
        Set<Integer> codes = new TreeSet<>(STANDARD.keySet());
        codes.addAll(added.keySet());
        return codes.stream().map(code -> Family.of(code >>> 8, code & 0xff)).toList();
    }

    private static Map<Integer, NlriForm> standard() {
        Map<Integer, NlriForm> forms = new TreeMap<>();
        for (int afi = 1; afi <= 2; afi++) {
            int octets = afi == 1 ? 4 : 16;
            forms.put(code(afi, 4), new LabelledForm(false, octets));
            forms.put(code(afi, 5), MulticastVpn.FORM);
            forms.put(code(afi, 73), SegmentRouting.policy(octets));
            forms.put(code(afi, 85), MobileUserPlane.form(octets));
            forms.put(code(afi, 128), new LabelledForm(true, octets));
            forms.put(code(afi, 129), new VpnPrefixForm(octets));
            forms.put(code(afi, 133), new FlowSpecForm(false, octets));
            forms.put(code(afi, 134), new FlowSpecForm(true, octets));
        }
        forms.put(code(1, 66), Counted.MULTICAST_DISTRIBUTION_TREE);
        forms.put(code(1, 132), new RouteTargetForm());
        forms.put(code(25, 65), VplsForm.FORM);
        forms.put(code(25, 70), EthernetVpn.FORM);
        forms.put(code(16388, 71), LinkState.form(false));
        forms.put(code(16388, 72), LinkState.form(true));
        return Map.copyOf(forms);
    }

    private static int code(int afi, int safi) {
        return Family.of(afi, safi).code();
    }
}
