package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.IpAddress;
import net.weir.model.Prefix;
import net.weir.model.Value;

/**
 * A length in bits, then always a whole address (RFC 9136 section 3.1).
 *
 * @param octets 4 or 16
 */
public record FixedPrefix(int octets) implements Kind {

    @Override
    public int size(byte[] bytes, int at, int end) {
        return end - at < 1 + octets || (bytes[at] & 0xff) > 8 * octets ? DAMAGED : 1 + octets;
    }

    @Override
    public Value read(byte[] bytes, int at, int size) {
        return Values.of(prefix(bytes, at).toString());
    }

    private Prefix prefix(byte[] bytes, int at) {
        return Prefix.masked(IpAddress.decode(bytes, at + 1, octets), bytes[at] & 0xff);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        write(Prefix.parse(Values.text(value)), out);
    }

    private void write(Prefix prefix, ByteArrayOutputStream out) {
        byte[] address = Address.octets(prefix.address());
        if (address.length != octets) {
            throw new IllegalArgumentException("a prefix of " + octets + " octets expected, not " + prefix);
        }
        out.write(prefix.length());
        out.writeBytes(address);
    }

    @Override
    public void key(byte[] bytes, int at, int size, ByteArrayOutputStream out) {
        write(prefix(bytes, at), out);
    }
}
