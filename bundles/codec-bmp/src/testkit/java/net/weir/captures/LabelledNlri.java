package net.weir.captures;

import java.util.Arrays;
import net.weir.model.Family;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.Prefix;
import net.weir.model.RouteDistinguisher;

/**
 * NLRI with labels (SAFI 4), or with labels and a route distinguisher (SAFI 128), read for tests.
 *
 * @param octets as on the wire, without path id
 */
public record LabelledNlri(Family family, byte[] octets) {

    public String prefix() {
        int at = afterLabels() + (family.safi() == 128 ? 8 : 0);
        int length = (octets[0] & 0xff) - 8 * (at - 1);
        byte[] address = Arrays.copyOf(Arrays.copyOfRange(octets, at, octets.length), family.afi() == 1 ? 4 : 16);
        return Prefix.masked(IpAddress.decode(address, 0, address.length), length)
                .toString();
    }

    /** Of SAFI 128. */
    public String distinguisher() {
        return new RouteDistinguisher(Octets.i64(octets, afterLabels())).toString();
    }

    private int afterLabels() {
        int at = 1;
        while ((octets[at + 2] & 1) == 0) {
            at += 3;
        }
        return at + 3;
    }
}
