package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.model.Value;

/**
 * A length in bits, then as many octets as hold them (RFC 4271 section 4.3).
 *
 * @param octets of a whole address: 4 or 16
 */
public record ShortPrefix(int octets) implements Kind {

    @Override
    public int size(byte[] bytes, int at, int end) {
        if (at >= end || (bytes[at] & 0xff) > 8 * octets) {
            return DAMAGED;
        }
        int size = 1 + ((bytes[at] & 0xff) + 7 >>> 3);
        return size > end - at ? DAMAGED : size;
    }

    @Override
    public Value read(byte[] bytes, int at, int size) {
        return Values.of(prefix(bytes, at + 1, bytes[at] & 0xff).toString());
    }

    /** The prefix of {@code bits} bits whose octets begin at {@code at}. */
    public Prefix prefix(byte[] bytes, int at, int bits) {
        byte[] whole = Arrays.copyOf(Arrays.copyOfRange(bytes, at, at + (bits + 7 >>> 3)), octets);
        return Prefix.masked(IpAddress.decode(whole, 0, octets), bits);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        Prefix prefix = Prefix.parse(Values.text(value));
        out.write(prefix.length());
        writeAddress(prefix, out);
    }

    /** The octets of the prefix without its length. */
    public void writeAddress(Prefix prefix, ByteArrayOutputStream out) {
        byte[] address = Address.octets(prefix.address());
        if (address.length != octets) {
            throw new IllegalArgumentException("a prefix of " + octets + " octets expected, not " + prefix);
        }
        out.write(address, 0, prefix.length() + 7 >>> 3);
    }

    @Override
    public void key(byte[] bytes, int at, int size, ByteArrayOutputStream out) {
        write(read(bytes, at, size), out);
    }
}
