package net.weir.codec.bmp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one framed message.
 *
 * @param message null if it could not be read; then there is damage that says why
 * @param damage what is wrong, also with a message that could be read
 */
public record DecodedBmp(@Nullable BmpMessage message, List<BmpDamage> damage) {
    public DecodedBmp {
        damage = List.copyOf(damage);
    }

    static DecodedBmp of(BmpMessage message) {
        return new DecodedBmp(message, List.of());
    }

    /** What could be read of a message whose rest cannot: enough to go by. */
    static DecodedBmp kept(BmpMessage message, @Nullable BmpDamage damage) {
        return damage == null ? of(message) : new DecodedBmp(message, List.of(damage.kept()));
    }

    static DecodedBmp skipped(BmpDamage damage) {
        return new DecodedBmp(null, List.of(damage));
    }

    static DecodedBmp skipped(BmpFault fault, int offset, String reason) {
        return skipped(new BmpDamage(fault, offset, reason));
    }
}
