package net.weir.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path attributes that a set of routes share: canonical octets, their hash, and typed views decoded when first asked
 * for. Immutable, shared between threads; decoders intern it, so that equal sets are mostly the same object.
 *
 * <p><b>Canonical octets</b>: attributes as on the wire (flags, type, 1- or 2-octet length as the flags say, value), in
 * ascending order of type, each type once, with these changes: AS_PATH and AGGREGATOR have 4-octet AS numbers with
 * AS4_PATH and AS4_AGGREGATOR merged in (RFC 6793 section 4.2.3); the value of MP_REACH_NLRI is only AFI (2 octets),
 * SAFI (1), next hop length (1) and next hop; MP_UNREACH_NLRI is absent. An attribute that is changed so has the
 * Extended Length bit exactly if its new value has more than 255 octets. In front of all others may stand {@link Tags} as
 * type 0, which is Weir's own. The decoder checked every length: a reader may
 * trust the structure.
 */
public final class PathAttributes {
    private static final VarHandle HASH;

    static {
        try {
            HASH = MethodHandles.lookup().findVarHandle(PathAttributes.class, "hash", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The octets as an array, or a {@link CanonicalForm} that makes them. */
    private final Object form;

    private long hash; // 0 until somebody asks, if it was not known from the beginning
    private @Nullable AsPath asPath;
    private volatile byte @Nullable [] assembled; // volatile: the octets of an array are not published by a race
    private volatile byte @Nullable [] json;

    private PathAttributes(Object form, long hash) {
        this.form = form;
        this.hash = hash;
    }

    /** Takes the array over; the caller never writes it again. */
    public static PathAttributes ofCanonical(byte[] octets) {
        return new PathAttributes(octets, AttributeHash.of(octets, 0, octets.length));
    }

    /** Takes the array over, with its hash by {@link AttributeHash#of} already known. */
    public static PathAttributes ofCanonical(byte[] octets, long hash) {
        return new PathAttributes(octets, hash);
    }

    /**
     * A set of which nothing is looked at before somebody asks for it, neither its octets nor what makes them: whoever hands
     * out more sets than are read saves the loads.
     *
     * @param form canonical octets as a {@code byte[]}, or a {@link CanonicalForm}; never written again
     */
    public static PathAttributes ofForm(Object form) {
        return new PathAttributes(form, 0);
    }

    private byte[] octets() {
        return form instanceof byte[] array ? array : assembled();
    }

    private byte[] assembled() {
        byte[] made = assembled;
        if (made == null) {
            made = ((CanonicalForm) form).assemble();
            assembled = made; // a race writes the same octets twice
        }
        return made;
    }

    /** The hash of the canonical octets, the same for equal sets within this process only. */
    public long hash() {
        long known = (long) HASH.getOpaque(this);
        if (known == 0) {
            byte[] octets = octets();
            known = AttributeHash.of(octets, 0, octets.length);
            HASH.setOpaque(this, known);
        }
        return known;
    }

    /** Length of the canonical octets. */
    public int length() {
        return octets().length;
    }

    /** A copy of the canonical octets. */
    public Bytes canonical() {
        return Bytes.copyOf(octets());
    }

    /** True if the canonical octets equal {@code array[offset..offset+length)}. */
    public boolean sameOctets(byte[] array, int offset, int length) {
        byte[] octets = octets();
        return Arrays.equals(octets, 0, octets.length, array, offset, offset + length);
    }

    /** True if the canonical octets from {@code at} on begin with {@code array[from..to)}. */
    public boolean hasOctets(int at, byte[] array, int from, int to) {
        byte[] octets = octets();
        int end = at + to - from;
        return end <= octets.length && Arrays.equals(octets, at, end, array, from, to);
    }

    /** Copies the canonical octets into {@code target} at {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        byte[] octets = octets();
        System.arraycopy(octets, 0, target, offset, octets.length);
    }

    /** A cursor before the first attribute. */
    public AttributeCursor cursor() {
        return new AttributeCursor(octets());
    }

    /** A cursor on the attribute of this type, or null if it is absent. */
    public @Nullable AttributeCursor find(int type) {
        AttributeCursor cursor = type == AttributeType.AS_PATH ? pathCursor() : cursor();
        while (cursor.next()) {
            if (cursor.type() == type) {
                return cursor;
            }
            if (cursor.type() > type) {
                return null;
            }
        }
        return null;
    }

    /** A cursor that meets the AS path if there is one; over nothing else where that saves putting all together. */
    private AttributeCursor pathCursor() {
        if (!(form instanceof byte[]) && assembled == null) {
            byte[] path = ((CanonicalForm) form).asPath();
            if (path != null) {
                return new AttributeCursor(path);
            }
        }
        return cursor();
    }

    public boolean has(int type) {
        return find(type) != null;
    }

    /** Every attribute in ascending order of type. */
    public List<RawAttribute> all() {
        List<RawAttribute> all = new ArrayList<>();
        AttributeCursor cursor = cursor();
        while (cursor.next()) {
            all.add(cursor.attribute());
        }
        return all;
    }

    public @Nullable Origin origin() {
        AttributeCursor found = find(AttributeType.ORIGIN);
        return found == null || found.length() != 1 ? null : Origin.ofCode(found.u8(0));
    }

    /**
     * The AS path, {@link AsPath#EMPTY} if the attribute is absent.
     *
     * @throws IllegalArgumentException if its segments do not close, which no decoder lets through
     */
    public AsPath asPath() {
        AsPath known = asPath;
        if (known == null) {
            AttributeCursor found = find(AttributeType.AS_PATH);
            known = found == null ? AsPath.EMPTY : AsPath.decode(found.octets(), found.valueOffset(), found.length());
            asPath = known; // a race writes the same value twice
        }
        return known;
    }

    /** The next hop of MP_REACH_NLRI, else of NEXT_HOP; null if there is neither. */
    public @Nullable NextHop nextHop() {
        AttributeCursor mp = find(AttributeType.MP_REACH_NLRI);
        if (mp != null) {
            return NextHop.decode(octets(), mp.valueOffset() + 4, mp.length() - 4);
        }
        AttributeCursor classic = find(AttributeType.NEXT_HOP);
        return classic == null ? null : NextHop.decode(octets(), classic.valueOffset(), classic.length());
    }

    /** MULTI_EXIT_DISC as unsigned 32 bits, or -1 if absent. */
    public long med() {
        return u32(AttributeType.MULTI_EXIT_DISC);
    }

    /** LOCAL_PREF as unsigned 32 bits, or -1 if absent. */
    public long localPref() {
        return u32(AttributeType.LOCAL_PREF);
    }

    /** What Weir's stages noted of the route; {@link Tags#NONE} if nothing, or if the octets are none. */
    public Tags tags() {
        AttributeCursor first = cursor();
        if (!first.next() || first.type() != AttributeType.TAGS) {
            return Tags.NONE;
        }
        try {
            return Tags.decode(first.octets(), first.valueOffset(), first.length());
        } catch (IllegalArgumentException e) {
            return Tags.NONE;
        }
    }

    /** The same with other tags; with {@link Tags#NONE} as a router sent it, which is what encoders take. */
    public PathAttributes withTags(Tags tags) {
        AttributeCursor first = cursor();
        boolean tagged = first.next() && first.type() == AttributeType.TAGS;
        if (tags.isEmpty() && !tagged || tagged && tags.equals(tags())) {
            return this;
        }
        byte[] octets = octets();
        int from = tagged ? first.valueOffset() + first.length() : 0;
        byte[] value = tags.encode();
        boolean extended = value.length > 255;
        int head = tags.isEmpty() ? 0 : extended ? 4 : 3;
        byte[] changed = new byte[head + value.length + octets.length - from];
        if (head > 0) {
            changed[0] = (byte) (AttributeType.OPTIONAL | (extended ? AttributeType.EXTENDED_LENGTH : 0));
            changed[1] = AttributeType.TAGS;
            changed[head - 1] = (byte) value.length;
            if (extended) {
                changed[2] = (byte) (value.length >>> 8);
            }
            System.arraycopy(value, 0, changed, head, value.length);
        }
        System.arraycopy(octets, from, changed, head + value.length, octets.length - from);
        return ofCanonical(changed);
    }

    /** ONLY_TO_CUSTOMER (RFC 9234), or null. */
    public @Nullable Asn onlyToCustomer() {
        long value = u32(AttributeType.ONLY_TO_CUSTOMER);
        return value < 0 ? null : new Asn(value);
    }

    private long u32(int type) {
        AttributeCursor found = find(type);
        return found == null || found.length() != 4 ? -1 : found.u32(0);
    }

    public @Nullable Aggregator aggregator() {
        AttributeCursor found = find(AttributeType.AGGREGATOR);
        return found == null || found.length() != 8
                ? null
                : new Aggregator(new Asn(found.u32(0)), IpAddress.ofV4((int) found.u32(4)));
    }

    public @Nullable IpAddress originatorId() {
        AttributeCursor found = find(AttributeType.ORIGINATOR_ID);
        return found == null || found.length() != 4 ? null : IpAddress.ofV4((int) found.u32(0));
    }

    public List<IpAddress> clusterList() {
        return list(AttributeType.CLUSTER_LIST, 4, (octets, at) -> IpAddress.ofV4(Octets.i32(octets, at)));
    }

    public List<Community> communities() {
        return list(AttributeType.COMMUNITIES, 4, (octets, at) -> new Community(Octets.i32(octets, at)));
    }

    public List<ExtendedCommunity> extendedCommunities() {
        return list(
                AttributeType.EXTENDED_COMMUNITIES, 8, (octets, at) -> new ExtendedCommunity(Octets.i64(octets, at)));
    }

    public List<LargeCommunity> largeCommunities() {
        return list(AttributeType.LARGE_COMMUNITIES, 12, (octets, at) -> LargeCommunity.decode(octets, at));
    }

    private interface Read<T> {
        T at(byte[] octets, int offset);
    }

    private <T> List<T> list(int type, int width, Read<T> read) {
        AttributeCursor found = find(type);
        if (found == null) {
            return List.of();
        }
        byte[] octets = octets();
        List<T> values = new ArrayList<>(found.length() / width);
        for (int at = 0; at + width <= found.length(); at += width) {
            values.add(read.at(octets, found.valueOffset() + at));
        }
        return values;
    }

    /** The JSON that {@code net.weir.text} attached, or null. Never to be written. */
    public byte @Nullable [] cachedJson() {
        return json;
    }

    /** Attaches the JSON of all attributes; the array is given away. A race writes the same octets twice. */
    public void cacheJson(byte[] rendering) {
        json = rendering;
    }

    @Override
    public boolean equals(Object o) {
        return this == o
                || o instanceof PathAttributes other && !differs(other) && Arrays.equals(octets(), other.octets());
    }

    /** True if both hashes are known and say so. */
    private boolean differs(PathAttributes other) {
        long known = (long) HASH.getOpaque(this);
        long others = (long) HASH.getOpaque(other);
        return known != 0 && others != 0 && known != others;
    }

    @Override
    public int hashCode() {
        return (int) hash();
    }

    @Override
    public String toString() {
        return "attributes[" + Bytes.copyOf(octets()) + "]";
    }
}
