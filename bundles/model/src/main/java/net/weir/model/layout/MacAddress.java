package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.Value;

/** 48 in one octet, then a MAC address (RFC 7432 section 7.2). */
record MacAddress() implements Kind {
    private static final ColonHex ADDRESS = new ColonHex(6);

    @Override
    public int size(byte[] octets, int at, int end) {
        return end - at < 7 || octets[at] != 48 ? DAMAGED : 7;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return ADDRESS.read(octets, at + 1, 6);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        out.write(48);
        ADDRESS.write(value, out);
    }
}
