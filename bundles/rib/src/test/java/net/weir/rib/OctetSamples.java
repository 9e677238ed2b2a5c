package net.weir.rib;

import java.util.ArrayList;
import java.util.List;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.OpaqueNlri;
import org.jspecify.annotations.Nullable;

/** NLRI that are no plain prefixes, several of each route key where the family has more than the key in them. Stateless. */
final class OctetSamples {
    static final Family VPN = Family.of(1, 128);
    static final Family EVPN = Family.of(25, 70);
    static final Family FLOWSPEC = Family.of(1, 133);

    /** How many NLRI in a row have the same key. */
    static final int VARIANTS = 3;

    private OctetSamples() {}

    static List<Bytes> pool(Family family) {
        return family.equals(VPN) ? vpn() : family.equals(EVPN) ? evpn() : flowSpec();
    }

    /** Two distinguishers, three prefixes; the third label is that of a withdrawal. */
    private static List<Bytes> vpn() {
        List<Bytes> all = new ArrayList<>();
        for (String prefix :
                List.of("58 0000fbf000000001", "70 0000fbf000000001 c00002", "70 0000fbf000000002 c00002")) {
            int space = prefix.indexOf(' ');
            for (String label : List.of("000101", "000201", "800000")) {
                all.add(hex(prefix.substring(0, space) + label + prefix.substring(space)));
            }
        }
        return all;
    }

    /** MAC/IP routes that differ in the MAC address, and with the same key in ESI and label. */
    private static List<Bytes> evpn() {
        List<Bytes> all = new ArrayList<>();
        for (int mac = 1; mac <= 4; mac++) {
            for (int variant = 1; variant <= VARIANTS; variant++) {
                String esi = "0000000000000000000" + variant;
                String label = "000" + variant + "01";
                all.add(hex("02 21 0000fbf000000001 " + esi + " 00000000 30 02005e00530" + mac + " 00 " + label));
            }
        }
        return all;
    }

    /** All octets are the key. */
    private static List<Bytes> flowSpec() {
        List<Bytes> all = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            all.add(hex("05 01 18 c0000" + i));
        }
        return all;
    }

    private static Bytes hex(String text) {
        return Bytes.ofHex(text.replace(" ", ""));
    }

    static OpaqueNlri block(Family family, List<Bytes> nlri, int @Nullable [] pathIds) {
        int[] offsets = new int[nlri.size() + 1];
        for (int i = 0; i < nlri.size(); i++) {
            offsets[i + 1] = offsets[i] + nlri.get(i).length();
        }
        byte[] octets = new byte[offsets[nlri.size()]];
        for (int i = 0; i < nlri.size(); i++) {
            nlri.get(i).copyTo(octets, offsets[i]);
        }
        return new OpaqueNlri(family, octets, offsets, pathIds);
    }

    static OpaqueNlri block(Family family, Bytes nlri) {
        return block(family, List.of(nlri), null);
    }
}
