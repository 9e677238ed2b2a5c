package net.weir.codec.bgp;

import net.weir.codec.bgp.attribute.AttributeJudgement;
import net.weir.codec.bgp.attribute.AttributeMode;
import net.weir.codec.bgp.attribute.AttributeParser;
import net.weir.model.AttributeHash;
import net.weir.model.PathAttributes;
import org.jspecify.annotations.Nullable;

/** Gives a block of attributes its canonical form and judgement: from the cache, else by parsing. Confined to one lane. */
final class AttributeReader {
    private final AttributeCache cache;
    private final AttributeParser parser = new AttributeParser();
    private @Nullable PathAttributes attributes;
    private @Nullable AttributeJudgement judgement;

    AttributeReader(AttributeCache cache) {
        this.cache = cache;
    }

    void read(byte[] block, int from, int to, AttributeMode mode) {
        long hash = AttributeHash.of(block, from, to - from);
        int slot = cache.find(block, from, to, hash, mode);
        if (slot >= 0) {
            attributes = cache.attributes(slot);
            judgement = cache.judgement(slot);
            return;
        }
        parser.parse(block, from, to, hash, mode);
        attributes = parser.attributes();
        judgement = parser.judgement();
        cache.put(hash, mode, attributes, judgement);
    }

    /** Of the last block; null if nothing is to be announced with it. */
    @Nullable
    PathAttributes attributes() {
        return attributes;
    }

    /** Of the last block; null if nothing is to be said about it. */
    @Nullable
    AttributeJudgement judgement() {
        return judgement;
    }
}
