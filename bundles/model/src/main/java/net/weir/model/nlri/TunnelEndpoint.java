package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.weir.model.IpAddress;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Values;

/**
 * A length in bits, an address and up to 32 bits of a tunnel endpoint id (MUP SAFI draft, type 2 session transformed route):
 * {@code 192.0.2.1} or {@code 192.0.2.1/TEID/BITS} with the id's octets in hex.
 *
 * @param addressOctets 4 or 16
 */
record TunnelEndpoint(int addressOctets) implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        int bits = at < end ? octets[at] & 0xff : 0;
        int size = 1 + (bits + 7 >>> 3);
        boolean possible = bits >= 8 * addressOctets && bits <= 8 * addressOctets + 32;
        return possible && size <= end - at ? size : DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        String address = IpAddress.decode(octets, at + 1, addressOctets).toString();
        int idBits = (octets[at] & 0xff) - 8 * addressOctets;
        int from = 1 + addressOctets;
        return Values.of(
                idBits == 0
                        ? address
                        : address + "/" + Values.show(REST.read(octets, at + from, size - from)) + "/" + idBits);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        String[] parts = Values.text(value).split("/", -1);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Kind.IP.write(Values.of(parts[0]), octets);
        int idBits = parts.length == 3 ? Integer.parseInt(parts[2]) : 0;
        out.write(8 * addressOctets + idBits);
        if (parts.length == 3) {
            REST.write(Values.of(parts[1]), octets);
        }
        byte[] whole = octets.toByteArray();
        if (parts.length == 2 || parts.length > 3 || whole.length != addressOctets + (idBits + 7 >>> 3)) {
            throw new IllegalArgumentException("no tunnel endpoint: " + Arrays.toString(parts));
        }
        out.writeBytes(whole);
    }
}
