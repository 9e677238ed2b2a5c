package net.weir.model.nlri;

import java.io.ByteArrayOutputStream;
import net.weir.model.Value;
import net.weir.model.layout.Kind;

/** The NLRI of another route inside a leaf route: type, length, and so many octets, as hex. */
record NestedRoute() implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        int size = end - at < 2 ? DAMAGED : 2 + (octets[at + 1] & 0xff);
        return size > end - at ? DAMAGED : size;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return REST.read(octets, at, size);
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        ByteArrayOutputStream route = new ByteArrayOutputStream();
        REST.write(value, route);
        if (size(route.toByteArray(), 0, route.size()) != route.size()) {
            throw new IllegalArgumentException("type, length and as many octets expected, not " + value);
        }
        out.writeBytes(route.toByteArray());
    }
}
