package net.weir.codec.bgp.attribute;

import java.util.Arrays;
import java.util.List;
import net.weir.model.Asn;
import net.weir.model.AttributeType;
import net.weir.model.Community;
import net.weir.model.IpAddress;
import net.weir.model.Octets;

/** One change to the attributes of an UPDATE, each whole with its header, in the order of the wire. */
@FunctionalInterface
public interface AttributeEdit {

    /** Changes the list; never an array in it. */
    void apply(List<byte[]> attributes);

    /** See {@link net.weir.codec.bgp.UpdateModifier#addCommunity}. */
    static AttributeEdit addCommunity(Community community) {
        int type = AttributeType.COMMUNITIES;
        return attributes -> {
            byte[] value = valueOf(attributes, type);
            if (indexOf(value, community) < 0) {
                byte[] more = Arrays.copyOf(value, value.length + 4);
                Octets.put32(more, value.length, community.bits());
                set(attributes, AttributeType.OPTIONAL | AttributeType.TRANSITIVE, type, more);
            }
        };
    }

    /** See {@link net.weir.codec.bgp.UpdateModifier#removeCommunity}. */
    static AttributeEdit removeCommunity(Community community) {
        int type = AttributeType.COMMUNITIES;
        return attributes -> {
            byte[] value = valueOf(attributes, type);
            int at = indexOf(value, community);
            while (at >= 0) {
                byte[] fewer = Arrays.copyOf(value, value.length - 4);
                System.arraycopy(value, at + 4, fewer, at, fewer.length - at);
                value = fewer;
                at = indexOf(value, community);
                if (value.length == 0) {
                    attributes.removeIf(one -> (one[1] & 0xff) == type);
                } else {
                    set(attributes, 0, type, value);
                }
            }
        };
    }

    private static int indexOf(byte[] communities, Community community) {
        for (int at = 0; at + 4 <= communities.length; at += 4) {
            if (Octets.i32(communities, at) == community.bits()) {
                return at;
            }
        }
        return -1;
    }

    /** See {@link net.weir.codec.bgp.UpdateModifier#prepend}. */
    static AttributeEdit prepend(Asn asn, int times, boolean fourOctetAs) {
        if (times < 1 || times > 255 || !fourOctetAs && asn.number() > 0xffff) {
            throw new IllegalArgumentException("cannot prepend " + asn + " " + times + " times");
        }
        int width = fourOctetAs ? 4 : 2;
        return attributes -> {
            byte[] path = valueOf(attributes, AttributeType.AS_PATH);
            boolean extend = path.length >= 2 && path[0] == 2 && (path[1] & 0xff) + times <= 255;
            int kept = extend ? 2 : 0;
            byte[] longer = new byte[path.length - kept + 2 + times * width];
            longer[0] = 2; // AS_SEQUENCE
            longer[1] = (byte) (extend ? (path[1] & 0xff) + times : times);
            for (int i = 0; i < times; i++) {
                if (fourOctetAs) {
                    Octets.put32(longer, 2 + 4 * i, (int) asn.number());
                } else {
                    Octets.put16(longer, 2 + 2 * i, (int) asn.number());
                }
            }
            System.arraycopy(path, kept, longer, 2 + times * width, path.length - kept);
            set(attributes, AttributeType.TRANSITIVE, AttributeType.AS_PATH, longer);
        };
    }

    /** Sets an attribute of 4 octets. */
    static AttributeEdit number(int flags, int type, long number) {
        if (number < 0 || number > 0xffff_ffffL) {
            throw new IllegalArgumentException(number + " is not 0-4294967295");
        }
        byte[] value = new byte[4];
        Octets.put32(value, 0, (int) number);
        return attributes -> set(attributes, flags, type, value);
    }

    /** See {@link net.weir.codec.bgp.UpdateModifier#nextHop}. */
    static AttributeEdit nextHop(IpAddress address) {
        byte[] octets = new byte[address.isV6() ? 16 : 4];
        if (address.isV6()) {
            Octets.put64(octets, 0, address.high());
            Octets.put64(octets, 8, address.low());
        } else {
            Octets.put32(octets, 0, (int) address.low());
        }
        return attributes -> {
            if (!address.isV6() && has(attributes, AttributeType.NEXT_HOP)) {
                set(attributes, AttributeType.TRANSITIVE, AttributeType.NEXT_HOP, octets);
            }
            byte[] reach = valueOf(attributes, AttributeType.MP_REACH_NLRI);
            int length = reach.length < 4 ? 0 : reach[3] & 0xff;
            boolean vpn = length == 12 || length == 24 || length == 48;
            boolean v6 = length == 16 || length == 32 || length == 24 || length == 48;
            if (length != 0 && v6 == address.isV6() && 4 + length <= reach.length) {
                int distinguisher = vpn ? 8 : 0;
                byte[] changed = new byte[reach.length - length + distinguisher + octets.length];
                System.arraycopy(reach, 0, changed, 0, 4 + distinguisher);
                changed[3] = (byte) (distinguisher + octets.length);
                System.arraycopy(octets, 0, changed, 4 + distinguisher, octets.length);
                int rest = reach.length - 4 - length;
                System.arraycopy(reach, 4 + length, changed, changed.length - rest, rest);
                set(attributes, AttributeType.OPTIONAL, AttributeType.MP_REACH_NLRI, changed);
            }
        };
    }

    private static boolean has(List<byte[]> attributes, int type) {
        return attributes.stream().anyMatch(one -> (one[1] & 0xff) == type);
    }

    /** The value of the first attribute of the type; empty if there is none. */
    private static byte[] valueOf(List<byte[]> attributes, int type) {
        for (byte[] one : attributes) {
            if ((one[1] & 0xff) == type) {
                return Arrays.copyOfRange(one, AttributeOctets.valueOf(one, 0), one.length);
            }
        }
        return new byte[0];
    }

    /** Exchanges the value in its place with its flags, or adds the attribute in front of the first of a higher type. */
    private static void set(List<byte[]> attributes, int flags, int type, byte[] value) {
        for (int i = 0; i < attributes.size(); i++) {
            byte[] one = attributes.get(i);
            if ((one[1] & 0xff) == type) {
                attributes.set(i, attribute(one[0] & 0xff, type, value));
                return;
            }
        }
        int at = 0;
        while (at < attributes.size() && (attributes.get(at)[1] & 0xff) < type) {
            at++;
        }
        attributes.add(at, attribute(flags, type, value));
    }

    /** A length of two octets where one does not do, or where the attribute had it before. */
    private static byte[] attribute(int flags, int type, byte[] value) {
        boolean extended = value.length > 255 || (flags & AttributeType.EXTENDED_LENGTH) != 0;
        byte[] whole = new byte[(extended ? 4 : 3) + value.length];
        whole[0] = (byte) (extended ? flags | AttributeType.EXTENDED_LENGTH : flags);
        whole[1] = (byte) type;
        if (extended) {
            Octets.put16(whole, 2, value.length);
        } else {
            whole[2] = (byte) value.length;
        }
        System.arraycopy(value, 0, whole, whole.length - value.length, value.length);
        return whole;
    }
}
