package net.weir.codec.mrt;

import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/** The body of a record under way: where reading stands, and what was wrong. Confined to one thread. */
abstract class BodyView {
    byte[] octets = new byte[0];
    int at;
    int end;
    private @Nullable MrtDamage damage;

    final void start(MrtRecord record) {
        octets = record.buffer();
        at = record.bodyOffset();
        end = record.end();
        damage = null;
    }

    final boolean has(int count) {
        return end - at >= count;
    }

    final boolean fail(MrtRecord record, int where, String reason) {
        damage = MrtDamage.of(record, where, reason);
        return false;
    }

    /** What was wrong with the last record, null if nothing. */
    public final @Nullable MrtDamage damage() {
        return damage;
    }

    final IpAddress address(int where, boolean v6) {
        return IpAddress.decode(octets, where, v6 ? 16 : 4);
    }
}
