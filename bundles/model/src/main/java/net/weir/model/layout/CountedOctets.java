package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import net.weir.model.Value;

/**
 * Octets behind one octet of length that is none of an address, as hex.
 *
 * @param unit of the length per octet: 8 if it counts bits, or 1
 */
public record CountedOctets(int unit) implements Kind {
    private static final int MOST = 255;

    @Override
    public int size(byte[] octets, int at, int end) {
        int length = at >= end ? 0 : octets[at] & 0xff;
        boolean possible = length % unit == 0 && !isAddress(length / unit);
        return possible && 1 + length / unit <= end - at ? 1 + length / unit : DAMAGED;
    }

    private static boolean isAddress(int octets) {
        return octets == 0 || octets == 4 || octets == 16;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return Values.of(HexFormat.of().formatHex(octets, at + 1, at + size));
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        byte[] octets = HexFormat.of().parseHex(Values.text(value));
        if (isAddress(octets.length) || octets.length * unit > MOST) {
            throw new IllegalArgumentException(octets.length + " octets are an address or too many");
        }
        out.write(octets.length * unit);
        out.writeBytes(octets);
    }
}
