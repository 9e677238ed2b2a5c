package net.weir.cli.mrt;

/** What the lines of all records have in common. Confined to one thread. */
abstract class RouteLine {
    final Lines out;
    final TextOptions options;
    final boolean full;
    final AttributeText text;
    final TimeText time;
    /** How many records bgpdump would have read so far, shared by the lines of all kinds. */
    final int[] index;

    /** @param index counted on by whoever prints a record */
    RouteLine(Lines out, TextOptions options, int[] index) {
        this.out = out;
        this.options = options;
        this.index = index;
        full = options.form() == 'm';
        text = new AttributeText(out);
        time = new TimeText(!full);
    }

    /** What was written from {@code start} on, which is taken back. */
    final byte[] taken(int start) {
        byte[] taken = out.tail(start);
        out.truncate(start);
        return taken;
    }

    /** {@code FORMAT|[INDEX|]TIME|TYPE|}. */
    final void head(String format, byte[] when, char type) {
        out.ascii(format);
        out.put('|');
        if (options.packetIndex()) {
            out.number(index[0]);
            out.put('|');
        }
        out.copy(when);
        out.put('|');
        out.put(type);
        out.put('|');
    }

    final void address(boolean v6, long high, long low) {
        if (v6) {
            out.ipv6(high, low);
        } else {
            out.ipv4((int) low);
        }
    }

    final void peer(boolean v6, long high, long low, int as) {
        address(v6, high, low);
        out.put('|');
        out.number(as);
        out.put('|');
    }
}
