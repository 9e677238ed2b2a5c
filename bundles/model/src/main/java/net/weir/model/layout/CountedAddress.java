package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.IpAddress;
import net.weir.model.Value;

/**
 * An IP address behind one octet of length, or none at all.
 *
 * @param unit bits of length per octet of address, or 1
 */
record CountedAddress(int unit) implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        if (at >= end) {
            return DAMAGED;
        }
        int length = octets[at] & 0xff;
        boolean possible = length == 0 || length == 4 * unit || length == 16 * unit;
        return possible && 1 + length / unit <= end - at ? 1 + length / unit : DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return size == 1
                ? new Value.Nothing()
                : Values.of(IpAddress.decode(octets, at + 1, size - 1).toString());
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        byte[] address =
                value instanceof Value.Nothing ? new byte[0] : Address.octets(IpAddress.parse(Values.text(value)));
        out.write(address.length * unit);
        out.writeBytes(address);
    }
}
