package net.weir.model;

import java.io.ByteArrayOutputStream;

/** Canonical attribute octets by hand, for tests; the caller keeps the order of types. */
public final class AttributeBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public AttributeBytes raw(int flags, int type, byte... value) {
        out.write(flags);
        out.write(type);
        if ((flags & AttributeType.EXTENDED_LENGTH) != 0) {
            out.write(value.length >>> 8);
        }
        out.write(value.length);
        out.writeBytes(value);
        return this;
    }

    public AttributeBytes hex(int type, String hex) {
        return raw(0x40, type, Bytes.ofHex(hex).toArray());
    }

    public AttributeBytes origin(int code) {
        return raw(0x40, AttributeType.ORIGIN, (byte) code);
    }

    /** One AS_SEQUENCE. */
    public AttributeBytes asPath(long... asns) {
        byte[] value = new byte[2 + 4 * asns.length];
        value[0] = 2;
        value[1] = (byte) asns.length;
        for (int i = 0; i < asns.length; i++) {
            Octets.put32(value, 2 + 4 * i, (int) asns[i]);
        }
        return raw(0x40, AttributeType.AS_PATH, value);
    }

    public AttributeBytes nextHop(String address) {
        return raw(0x40, AttributeType.NEXT_HOP, IpAddress.parse(address).toBytes());
    }

    public AttributeBytes u32(int type, long value) {
        byte[] octets = new byte[4];
        Octets.put32(octets, 0, (int) value);
        return raw(0x80, type, octets);
    }

    public AttributeBytes communities(String... texts) {
        byte[] value = new byte[4 * texts.length];
        for (int i = 0; i < texts.length; i++) {
            Octets.put32(value, 4 * i, Community.parse(texts[i]).bits());
        }
        return raw(0xc0, AttributeType.COMMUNITIES, value);
    }

    public AttributeBytes mpReach(Family family, byte... nextHop) {
        byte[] value = new byte[4 + nextHop.length];
        Octets.put16(value, 0, family.afi());
        value[2] = (byte) family.safi();
        value[3] = (byte) nextHop.length;
        System.arraycopy(nextHop, 0, value, 4, nextHop.length);
        return raw(0x80, AttributeType.MP_REACH_NLRI, value);
    }

    public PathAttributes build() {
        return PathAttributes.ofCanonical(out.toByteArray());
    }
}
