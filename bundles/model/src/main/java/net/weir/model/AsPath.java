package net.weir.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An AS_PATH (RFC 4271 section 5.1.2, RFC 5065), every AS number 4 octets wide. */
public final class AsPath {
    /** A path without segments, as iBGP and locally originated routes have. */
    public static final AsPath EMPTY = new AsPath(List.of());

    private final List<Segment> segments;

    private AsPath(List<Segment> segments) {
        this.segments = segments;
    }

    /** The four kinds of segment, in the order of their codes 1 to 4. */
    public enum Kind {
        SET,
        SEQUENCE,
        CONFED_SEQUENCE,
        CONFED_SET;

        /** The wire code, 1 to 4. */
        public int code() {
            return ordinal() + 1;
        }

        static @Nullable Kind ofCode(int code) {
            return code >= 1 && code <= 4 ? values()[code - 1] : null;
        }
    }

    /** One run of AS numbers, at most 255 on the wire. */
    public record Segment(Kind kind, List<Asn> asns) {
        public Segment {
            asns = List.copyOf(asns);
        }
    }

    public static AsPath of(Segment... segments) {
        return new AsPath(List.of(segments));
    }

    /** One AS_SEQUENCE of these numbers. */
    public static AsPath sequence(long... asns) {
        List<Asn> list = new ArrayList<>(asns.length);
        for (long asn : asns) {
            list.add(new Asn(asn));
        }
        return asns.length == 0 ? EMPTY : of(new Segment(Kind.SEQUENCE, list));
    }

    /**
     * Reads the value of an AS_PATH attribute with 4-octet numbers.
     *
     * @throws IllegalArgumentException if a segment has an unknown type or does not close at the end
     */
    public static AsPath decode(byte[] bytes, int offset, int length) {
        List<Segment> segments = new ArrayList<>(1);
        int end = offset + length;
        int at = offset;
        while (at < end) {
            Kind kind = Kind.ofCode(bytes[at] & 0xff);
            int count = at + 1 < end ? bytes[at + 1] & 0xff : -1;
            if (kind == null || count < 0 || at + 2 + 4 * count > end) {
                throw new IllegalArgumentException("AS_PATH segment damaged at octet " + (at - offset));
            }
            List<Asn> asns = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                asns.add(Asn.ofBits(Octets.i32(bytes, at + 2 + 4 * i)));
            }
            segments.add(new Segment(kind, asns));
            at += 2 + 4 * count;
        }
        return segments.isEmpty() ? EMPTY : new AsPath(List.copyOf(segments));
    }

    public List<Segment> segments() {
        return segments;
    }

    /** Hops as RFC 4271 section 9.1.2.2 counts them: a set is 1, confederation segments 0 (RFC 5065 section 5.3). */
    public int hopCount() {
        int hops = 0;
        for (Segment s : segments) {
            hops += switch (s.kind()) {
                case SEQUENCE -> s.asns().size();
                case SET -> 1;
                case CONFED_SEQUENCE, CONFED_SET -> 0;
            };
        }
        return hops;
    }

    /** The AS that originated the route: the last of a final AS_SEQUENCE; null if the path ends in a set or is empty. */
    public @Nullable Asn origin() {
        if (segments.isEmpty()) {
            return null;
        }
        Segment last = segments.get(segments.size() - 1);
        return last.kind() == Kind.SEQUENCE && !last.asns().isEmpty()
                ? last.asns().get(last.asns().size() - 1)
                : null;
    }

    /** The neighbour: the first AS of a leading AS_SEQUENCE, else null. */
    public @Nullable Asn first() {
        for (Segment s : segments) {
            if (s.kind() == Kind.SEQUENCE && !s.asns().isEmpty()) {
                return s.asns().get(0);
            }
            if (s.kind() == Kind.SET) {
                return null;
            }
        }
        return null;
    }

    public boolean contains(Asn asn) {
        return segments.stream().anyMatch(s -> s.asns().contains(asn));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof AsPath other && segments.equals(other.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    /** Numbers without "AS": sequences bare, sets in {@code {a,b}}, confederations in {@code (a b)} and {@code [a,b]}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Segment s : segments) {
            if (out.length() > 0) {
                out.append(' ');
            }
            switch (s.kind()) {
                case SEQUENCE -> join(out, s, "", " ", "");
                case SET -> join(out, s, "{", ",", "}");
                case CONFED_SEQUENCE -> join(out, s, "(", " ", ")");
                case CONFED_SET -> join(out, s, "[", ",", "]");
            }
        }
        return out.toString();
    }

    private static void join(StringBuilder out, Segment segment, String open, String between, String close) {
        out.append(open);
        for (int i = 0; i < segment.asns().size(); i++) {
            out.append(i == 0 ? "" : between).append(segment.asns().get(i).number());
        }
        out.append(close);
    }
}
