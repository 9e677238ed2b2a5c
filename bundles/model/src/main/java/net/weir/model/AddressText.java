package net.weir.model;

import java.util.HexFormat;

/** Address text both ways: dotted IPv4, RFC 4291 section 2.2 in, RFC 5952 out. */
final class AddressText {
    private AddressText() {}

    static IpAddress parse(String text) {
        try {
            return text.indexOf(':') >= 0 ? parseV6(text) : IpAddress.ofV4(parseV4(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an IP address: " + text, e);
        }
    }

    private static int parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new NumberFormatException(text);
        }
        int bits = 0;
        for (String part : parts) {
            if (part.length() > 1 && part.charAt(0) == '0') {
                throw new NumberFormatException(text); // some read it as octal
            }
            bits = bits << 8 | (int) Decimal.parse(part, 255);
        }
        return bits;
    }

    private static IpAddress parseV6(String text) {
        int gap = text.indexOf("::");
        int[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        int[] tail = gap < 0 ? new int[0] : groups(text.substring(gap + 2), true);
        int given = head.length + tail.length;
        if (gap < 0 ? given != 8 : given > 7) {
            throw new NumberFormatException(text);
        }
        int[] all = new int[8];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
        return IpAddress.ofV6(join(all, 0), join(all, 4));
    }

    private static long join(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }

    /** @param last the text ends the address, so that dotted IPv4 may stand at its end (RFC 4291 section 2.2) */
    private static int[] groups(String text, boolean last) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        boolean dotted = last && parts[parts.length - 1].indexOf('.') >= 0;
        int[] groups = new int[parts.length + (dotted ? 1 : 0)];
        for (int i = 0; i < parts.length; i++) {
            if (dotted && i == parts.length - 1) {
                int v4 = parseV4(parts[i]);
                groups[i] = v4 >>> 16;
                groups[i + 1] = v4 & 0xffff;
            } else {
                groups[i] = group(parts[i]);
            }
        }
        return groups;
    }

    private static int group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            throw new NumberFormatException(text);
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = value << 4 | HexFormat.fromHexDigit(text.charAt(i)); // ASCII digits only
        }
        return value;
    }

    static StringBuilder append(StringBuilder out, IpAddress address) {
        return address.isV6() ? appendV6(out, address.high(), address.low()) : appendV4(out, (int) address.low());
    }

    static StringBuilder appendV4(StringBuilder out, int bits) {
        return out.append(bits >>> 24)
                .append('.')
                .append(bits >>> 16 & 0xff)
                .append('.')
                .append(bits >>> 8 & 0xff)
                .append('.')
                .append(bits & 0xff);
    }

    static StringBuilder appendV6(StringBuilder out, long high, long low) {
        if (high == 0 && low >>> 32 == 0xffff) {
            return appendV4(out.append("::ffff:"), (int) low); // RFC 5952 section 5
        }
        int start = -1;
        int length = 1; // a single zero group is not shortened, RFC 5952 section 4.2.2
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && group(high, low, end) == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
            i = Math.max(i, end - 1);
        }
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                if (i > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(group(high, low, i)));
            }
        }
        return out;
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> 48 - 16 * (index & 3)) & 0xffff;
    }
}
