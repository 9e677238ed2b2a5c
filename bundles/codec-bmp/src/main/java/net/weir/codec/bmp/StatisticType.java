package net.weir.codec.bmp;

import java.util.Locale;
import net.weir.event.StatsReport.Statistic;
import net.weir.model.Bytes;
import net.weir.model.Family;
import net.weir.model.Octets;
import org.jspecify.annotations.Nullable;

/**
 * The statistics with a name: RFC 7854 section 4.8 (0 to 13), RFC 8671 section 6.2 (14 to 17), RFC 9972 section 3 (18 to
 * 43). Others are kept by number.
 */
public enum StatisticType {
    REJECTED_BY_INBOUND_POLICY(0, Shape.COUNTER),
    DUPLICATE_PREFIX(1, Shape.COUNTER),
    DUPLICATE_WITHDRAW(2, Shape.COUNTER),
    CLUSTER_LIST_LOOP(3, Shape.COUNTER),
    AS_PATH_LOOP(4, Shape.COUNTER),
    ORIGINATOR_ID_LOOP(5, Shape.COUNTER),
    AS_CONFED_LOOP(6, Shape.COUNTER),
    ADJ_RIB_IN_ROUTES(7, Shape.GAUGE),
    LOC_RIB_ROUTES(8, Shape.GAUGE),
    ADJ_RIB_IN_ROUTES_OF_FAMILY(9, Shape.FAMILY_GAUGE),
    LOC_RIB_ROUTES_OF_FAMILY(10, Shape.FAMILY_GAUGE),
    TREAT_AS_WITHDRAW_UPDATES(11, Shape.COUNTER),
    TREAT_AS_WITHDRAW_PREFIXES(12, Shape.COUNTER),
    DUPLICATE_UPDATES(13, Shape.COUNTER),
    ADJ_RIB_OUT_PRE_ROUTES(14, Shape.GAUGE),
    ADJ_RIB_OUT_POST_ROUTES(15, Shape.GAUGE),
    ADJ_RIB_OUT_PRE_ROUTES_OF_FAMILY(16, Shape.FAMILY_GAUGE),
    ADJ_RIB_OUT_POST_ROUTES_OF_FAMILY(17, Shape.FAMILY_GAUGE),
    ADJ_RIB_IN_PRE_ROUTES(18, Shape.GAUGE),
    ADJ_RIB_IN_PRE_ROUTES_OF_FAMILY(19, Shape.FAMILY_GAUGE),
    ADJ_RIB_IN_POST_ROUTES(20, Shape.GAUGE),
    ADJ_RIB_IN_POST_ROUTES_OF_FAMILY(21, Shape.FAMILY_GAUGE),
    REJECTED_BY_INBOUND_POLICY_OF_FAMILY(22, Shape.FAMILY_GAUGE),
    ACCEPTED_BY_INBOUND_POLICY_OF_FAMILY(23, Shape.FAMILY_GAUGE),
    DAMPED_OF_FAMILY(26, Shape.FAMILY_GAUGE),
    STALE_OF_FAMILY(27, Shape.FAMILY_GAUGE),
    LONG_LIVED_STALE_OF_FAMILY(28, Shape.FAMILY_GAUGE),
    LEFT_BEFORE_THRESHOLD(29, Shape.GAUGE),
    LEFT_BEFORE_THRESHOLD_OF_FAMILY(30, Shape.FAMILY_GAUGE),
    LEFT_BEFORE_LICENSE_LIMIT(31, Shape.GAUGE),
    LEFT_BEFORE_LICENSE_LIMIT_OF_FAMILY(32, Shape.FAMILY_GAUGE),
    AS_PATH_TOO_LONG_IN(33, Shape.GAUGE),
    AS_PATH_TOO_LONG_IN_OF_FAMILY(34, Shape.FAMILY_GAUGE),
    ROA_INVALID_IN_OF_FAMILY(35, Shape.FAMILY_GAUGE),
    ROA_VALID_IN_OF_FAMILY(36, Shape.FAMILY_GAUGE),
    ROA_NOT_FOUND_IN_OF_FAMILY(37, Shape.FAMILY_GAUGE),
    REJECTED_BY_OUTBOUND_POLICY_OF_FAMILY(38, Shape.FAMILY_GAUGE),
    AS_PATH_TOO_LONG_OUT(39, Shape.GAUGE),
    AS_PATH_TOO_LONG_OUT_OF_FAMILY(40, Shape.FAMILY_GAUGE),
    ROA_INVALID_OUT_OF_FAMILY(41, Shape.FAMILY_GAUGE),
    ROA_VALID_OUT_OF_FAMILY(42, Shape.FAMILY_GAUGE),
    ROA_NOT_FOUND_OUT_OF_FAMILY(43, Shape.FAMILY_GAUGE);

    /** What a value looks like on the wire. */
    public enum Shape {
        /** 32 bits, only rising. */
        COUNTER(4),
        /** 64 bits. */
        GAUGE(8),
        /** AFI, SAFI and 64 bits. */
        FAMILY_GAUGE(11);

        private final int octets;

        Shape(int octets) {
            this.octets = octets;
        }

        public int octets() {
            return octets;
        }
    }

    private static final @Nullable StatisticType[] BY_CODE = byCode();

    private final int code;
    private final Shape shape;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    StatisticType(int code, Shape shape) {
        this.code = code;
        this.shape = shape;
    }

    private static @Nullable StatisticType[] byCode() {
        @Nullable StatisticType[] table = new StatisticType[64];
        for (StatisticType type : values()) {
            table[type.code] = type;
        }
        return table;
    }

    /** The type with this IANA number, null if it has no name. */
    public static @Nullable StatisticType ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    public int code() {
        return code;
    }

    public Shape shape() {
        return shape;
    }

    /** A statistic of this type that counts all families. */
    public Statistic of(long value) {
        byte[] octets = new byte[shape == Shape.COUNTER ? 4 : 8];
        if (shape == Shape.COUNTER) {
            Octets.put32(octets, 0, (int) value);
        } else {
            Octets.put64(octets, 0, value);
        }
        return new Statistic(code, null, value, Bytes.copyOf(octets));
    }

    /** A statistic of this type for one family. */
    public Statistic of(Family family, long value) {
        byte[] octets = new byte[11];
        Octets.put16(octets, 0, family.afi());
        octets[2] = (byte) family.safi();
        Octets.put64(octets, 3, value);
        return new Statistic(code, family, value, Bytes.copyOf(octets));
    }

    /** Reads a value by its length, which tells more than the type: routers differ, and new types keep their shape. */
    static Statistic decode(int code, Bytes octets) {
        byte[] value = octets.toArray();
        return switch (value.length) {
            case 4 -> new Statistic(code, null, Octets.u32(value, 0), octets);
            case 8 -> new Statistic(code, null, Octets.i64(value, 0), octets);
            case 11 ->
                new Statistic(code, Family.of(Octets.u16(value, 0), Octets.u8(value, 2)), Octets.i64(value, 3), octets);
            default -> new Statistic(code, null, 0, octets);
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
