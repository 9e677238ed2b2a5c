package net.weir.codec.bgp;

import java.io.ByteArrayOutputStream;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.NlriBlock;
import net.weir.model.OpaqueNlri;

/** Routes as withdrawals have them. */
final class Withdrawals {
    private static final int LABELLED = 4;
    private static final int LABELLED_VPN = 128;
    private static final int LABEL = 3;

    private Withdrawals() {}

    /**
     * A labelled route that was announced with a stack is withdrawn with one field of 0x800000 instead, as there is only one
     * (RFC 8277 section 2.4). All others are withdrawn as they were announced.
     */
    static NlriBlock of(NlriBlock block) {
        Family family = block.family();
        boolean labelled = family.safi() == LABELLED || family.safi() == LABELLED_VPN;
        if (!labelled || family.afi() > 2 || !(block instanceof OpaqueNlri opaque)) {
            return block;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] offsets = new int[opaque.count() + 1];
        for (int i = 0; i < opaque.count(); i++) {
            out.writeBytes(one(opaque.octets(i), opaque.identity(i)));
            offsets[i + 1] = out.size();
        }
        return new OpaqueNlri(family, out.toByteArray(), offsets, opaque.pathIds());
    }

    /** @param key length in bits, distinguisher and prefix; the octets themselves where they are none of the family */
    private static byte[] one(Bytes octets, Bytes key) {
        if (octets.length() <= key.length() + LABEL) {
            return octets.toArray();
        }
        byte[] withdrawal = new byte[key.length() + LABEL];
        withdrawal[0] = (byte) (key.u8(0) + 8 * LABEL);
        withdrawal[1] = (byte) 0x80;
        System.arraycopy(key.toArray(), 1, withdrawal, 1 + LABEL, key.length() - 1);
        return withdrawal;
    }
}
