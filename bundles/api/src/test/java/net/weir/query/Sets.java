package net.weir.query;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.TreeMap;
import net.weir.model.AsPath;
import net.weir.model.IpAddress;
import net.weir.model.PathAttributes;

/** Builds attribute sets for tests. */
final class Sets {
    private final TreeMap<Integer, byte[]> values = new TreeMap<>();

    static Sets path(AsPath path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (AsPath.Segment segment : path.segments()) {
            out.write(segment.kind().code());
            out.write(segment.asns().size());
            segment.asns().forEach(asn -> out.writeBytes(u32(asn.number())));
        }
        return new Sets().with(2, out.toByteArray());
    }

    static Sets path(long... asns) {
        return path(AsPath.sequence(asns));
    }

    static byte[] u32(long value) {
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    Sets with(int type, byte[] value) {
        values.put(type, value);
        return this;
    }

    Sets with(int type, long... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long word : words) {
            out.writeBytes(u32(word));
        }
        return with(type, out.toByteArray());
    }

    Sets origin(int code) {
        return with(1, new byte[] {(byte) code});
    }

    Sets nextHop(String address) {
        return with(3, IpAddress.parse(address).toBytes());
    }

    PathAttributes build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        values.forEach((type, value) -> {
            out.write(0x50);
            out.write(type);
            out.write(value.length >>> 8);
            out.write(value.length);
            out.writeBytes(value);
        });
        return PathAttributes.ofCanonical(out.toByteArray());
    }
}
