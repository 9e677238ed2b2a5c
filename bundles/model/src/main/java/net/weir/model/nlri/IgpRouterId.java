package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import net.weir.model.IpAddress;
import net.weir.model.Value;
import net.weir.model.layout.Kind;
import net.weir.model.layout.Values;

/**
 * A node of an IGP (RFC 9552 section 5.2.1.4): {@code 192.0.2.1} in OSPF, {@code 192.0.2.1/198.51.100.1} for its
 * pseudonode; {@code 1920.0000.2001} in IS-IS, {@code 1920.0000.2001.01} for its pseudonode.
 */
record IgpRouterId() implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        int size = end - at;
        return size == 4 || size >= 6 && size <= 8 ? size : DAMAGED;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        if (size == 4 || size == 8) {
            String router = IpAddress.decode(octets, at, 4).toString();
            return Values.of(size == 4 ? router : router + "/" + IpAddress.decode(octets, at + 4, 4));
        }
        String hex = HexFormat.of().formatHex(octets, at, at + size);
        StringBuilder out = new StringBuilder(hex.substring(0, 4));
        for (int i = 4; i < hex.length(); i += 4) {
            out.append('.').append(hex, i, Math.min(i + 4, hex.length()));
        }
        return Values.of(out.toString());
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        String text = Values.text(value);
        if (text.length() >= 14 && text.charAt(4) == '.' && text.charAt(9) == '.') {
            out.writeBytes(HexFormat.of().parseHex(text.replace(".", "")));
            return;
        }
        for (String address : text.split("/", -1)) {
            IPV4.write(Values.of(address), out);
        }
    }
}
