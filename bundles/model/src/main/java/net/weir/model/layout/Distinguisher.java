package net.weir.model.layout;

import java.io.ByteArrayOutputStream;
import net.weir.model.Octets;
import net.weir.model.RouteDistinguisher;
import net.weir.model.Value;

/** A route distinguisher in its text form. */
record Distinguisher() implements Kind {

    @Override
    public int size(byte[] octets, int at, int end) {
        return end - at < 8 ? DAMAGED : 8;
    }

    @Override
    public Value read(byte[] octets, int at, int size) {
        return Values.of(new RouteDistinguisher(Octets.i64(octets, at)).toString());
    }

    @Override
    public void write(Value value, ByteArrayOutputStream out) {
        byte[] octets = new byte[8];
        Octets.put64(octets, 0, RouteDistinguisher.parse(Values.text(value)).bits());
        out.writeBytes(octets);
    }
}
