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

    static DecodedBmp skipped(BmpFault fault, int offset, String reason) {
        return new DecodedBmp(null, List.of(new BmpDamage(fault, offset, reason)));
    }
}
