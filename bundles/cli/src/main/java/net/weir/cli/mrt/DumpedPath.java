package net.weir.cli.mrt;

import net.weir.model.Octets;

/** AS paths in bgpdump's letters, AS4_PATH merged as it does. Confined to one thread. */
final class DumpedPath {
    private static final int SET = 1;
    private static final int SEQUENCE = 2;
    private static final int CONFED_SEQUENCE = 3;
    private static final int CONFED_SET = 4;

    private byte[] merged = new byte[256];

    /** Writes the path of these attributes; nothing if they have none. */
    void write(Lines out, DumpedAttributes a) {
        if (a.pathLength < 0) {
            return;
        }
        if (a.asWidth == 4 || a.newPathLength < 0) {
            write(out, a.octets(), a.pathAt, a.pathLength, a.asWidth);
            return;
        }
        int old = count(a.octets(), a.pathAt, a.pathLength, 2);
        int four = count(a.octets(), a.newPathAt, a.newPathLength, 4);
        if (old < four) {
            write(out, a.octets(), a.pathAt, a.pathLength, 2);
            return;
        }
        int length = merge(a.octets(), a.pathAt, a.pathLength, old - four, a.newPathAt, a.newPathLength);
        write(out, merged, 0, length, 4);
    }

    /** AS numbers, a set counting as one; 0 if the segments do not close. */
    private static int count(byte[] octets, int from, int length, int width) {
        int count = 0;
        int end = from + length;
        for (int at = from; at < end; ) {
            int type = octets[at] & 0xff;
            int size = at + 1 < end ? octets[at + 1] & 0xff : 256;
            if (type < SET || type > CONFED_SET || at + 2 + size * width > end) {
                return 0;
            }
            count += type == SET || type == CONFED_SET ? 1 : size;
            at += 2 + size * width;
        }
        return count;
    }

    /** The first {@code wanted} numbers of the old path, widened, and the new path behind; gives the length. */
    private int merge(byte[] octets, int from, int length, int wanted, int newFrom, int newLength) {
        if (merged.length < 2 * length + newLength) {
            merged = new byte[2 * length + newLength];
        }
        int at = from;
        int to = 0;
        for (int count = 0; count < wanted && at < from + length; ) {
            int type = octets[at] & 0xff;
            int size = octets[at + 1] & 0xff;
            boolean set = type == SET || type == CONFED_SET;
            int taken = set ? size : Math.min(size, wanted - count);
            merged[to] = (byte) type;
            merged[to + 1] = (byte) taken;
            to += 2;
            for (int i = 0; i < taken; i++, to += 4) {
                Octets.put32(merged, to, Octets.u16(octets, at + 2 + 2 * i));
            }
            count += set ? 1 : size;
            at += 2 + 2 * size;
        }
        System.arraycopy(octets, newFrom, merged, to, newLength);
        return to + newLength;
    }

    private static void write(Lines out, byte[] octets, int from, int length, int width) {
        int start = out.length();
        int end = from + length;
        int type = SEQUENCE;
        boolean space = false;
        for (int at = from; at < end; ) {
            int next = octets[at] & 0xff;
            int size = at + 1 < end ? octets[at + 1] & 0xff : 256;
            if (next < SET || next > CONFED_SET || at + 2 + size * width > end) {
                out.truncate(start);
                out.ascii("! Error !");
                return;
            }
            out.reserve(11 * size);
            close(out, type);
            if (space) {
                out.put(' ');
            }
            open(out, next);
            space = false;
            char between = next == SET || next == CONFED_SET ? ',' : ' ';
            for (int i = 0, as = at + 2; i < size; i++, as += width) {
                if (space) {
                    out.put(between);
                }
                space = true;
                out.number(width == 4 ? Octets.i32(octets, as) : Octets.u16(octets, as));
            }
            type = next;
            at += 2 + size * width;
        }
        close(out, type);
    }

    private static void open(Lines out, int type) {
        switch (type) {
            case SET -> out.put('{');
            case CONFED_SEQUENCE -> out.put('(');
            case CONFED_SET -> out.put('[');
            default -> {}
        }
    }

    private static void close(Lines out, int type) {
        switch (type) {
            case SET -> out.put('}');
            case CONFED_SEQUENCE -> out.put(')');
            case CONFED_SET -> out.put(']');
            default -> {}
        }
    }
}
