package net.weir.model;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of bits in the six octets of an extended community behind its type, and how people read it.
 *
 * @param shift where its lowest bit is
 * @param width how many bits
 */
record CommunityField(int shift, int width, Reading reading) {

    static CommunityField of(int shift, int width, Reading reading) {
        return new CommunityField(shift, width, reading);
    }

    static CommunityField number(int shift, int width) {
        return of(shift, width, Reading.NUMBER);
    }

    long mask() {
        return (1L << width) - 1 << shift;
    }

    /** Null if its bits are none of this reading. */
    @Nullable
    String text(long community) {
        return reading.text((community & mask()) >>> shift);
    }

    /**
     * The bits where they stand in the community.
     *
     * @throws IllegalArgumentException if the text is none of this field
     */
    long bits(String text) {
        long value = reading.value(text);
        if (value < 0 || value >>> width != 0) {
            throw new IllegalArgumentException(text + " does not fit " + width + " bits");
        }
        return value << shift;
    }

    enum Reading {
        NUMBER("\\d+") {
            @Override
            String text(long value) {
                return Long.toString(value);
            }

            @Override
            long value(String text) {
                return Decimal.parse(text, 0xffff_ffffL);
            }
        },
        ASN("AS\\d+") {
            @Override
            String text(long value) {
                return "AS" + value;
            }

            @Override
            long value(String text) {
                return Asn.parse(text).number();
            }
        },
        IPV4("\\d+\\.\\d+\\.\\d+\\.\\d+") {
            @Override
            String text(long value) {
                return IpAddress.ofV4((int) value).toString();
            }

            @Override
            long value(String text) {
                return IpAddress.parse(text).low();
            }
        },
        MAC("[0-9a-f]{2}(?::[0-9a-f]{2}){5}") {
            @Override
            String text(long value) {
                byte[] octets = new byte[8];
                Octets.put64(octets, 0, value);
                return HexFormat.ofDelimiter(":").formatHex(octets, 2, 8);
            }

            @Override
            long value(String text) {
                return HexFormat.fromHexDigitsToLong(text.replace(":", ""));
            }
        },
        /** An IEEE 754 number in four octets; no text for what is no number, and for a zero below zero. */
        FLOAT("-?(?:[0-9][0-9.E-]*|Infinity)") {
            @Override
            @Nullable
            String text(long value) {
                float number = Float.intBitsToFloat((int) value);
                if (Float.isNaN(number) || value == 1L << 31) {
                    return null;
                }
                boolean whole = number == (long) number && Math.abs(number) < MOST_WHOLE;
                return whole ? Long.toString((long) number) : Float.toString(number);
            }

            @Override
            long value(String text) {
                return Float.floatToIntBits(Float.parseFloat(text)) & 0xffff_ffffL;
            }
        },
        /** RFC 8097 section 2. */
        VALIDATION_STATE("[a-z-]+") {
            @Override
            @Nullable
            String text(long value) {
                return value < STATES.size() ? STATES.get((int) value) : null;
            }

            @Override
            long value(String text) {
                return STATES.indexOf(text);
            }
        };

        private static final float MOST_WHOLE = 1e18f;
        private static final List<String> STATES = List.of("valid", "not-found", "invalid");

        private final String pattern;

        Reading(String pattern) {
            this.pattern = pattern;
        }

        /** What texts look like, as a regular expression without groups. */
        String pattern() {
            return pattern;
        }

        abstract @Nullable String text(long value);

        /** -1 or an exception if the text is no value. */
        abstract long value(String text);
    }
}
