package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.IpAddress;
import net.weir.model.Octets;
import net.weir.model.Value;

/**
 * An IP address.
 *
 * @param octets 4, 16, or 0 for either if nothing follows
 */
record Address(int octets) implements Kind {

    @Override
    public int size(byte[] bytes, int at, int end) {
        int left = end - at;
        return octets == 0 ? (left == 4 || left == 16 ? left : DAMAGED) : left < octets ? DAMAGED : octets;
    }

    @Override
    public Value read(byte[] bytes, int at, int size) {
        return Values.of(IpAddress.decode(bytes, at, size).toString());
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        byte[] bytes = octets(IpAddress.parse(Values.text(value)));
        if (octets != 0 && bytes.length != octets) {
            throw new IllegalArgumentException("an address of " + octets + " octets expected, not " + value);
        }
        out.writeBytes(bytes);
    }

    static byte[] octets(IpAddress address) {
        byte[] bytes = new byte[address.isV6() ? 16 : 4];
        if (address.isV6()) {
            Octets.put64(bytes, 0, address.high());
            Octets.put64(bytes, 8, address.low());
        } else {
            Octets.put32(bytes, 0, (int) address.low());
        }
        return bytes;
    }
}
