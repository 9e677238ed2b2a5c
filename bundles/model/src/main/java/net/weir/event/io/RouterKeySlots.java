package net.weir.event.io;

import net.weir.model.RouterKey;

/** Router keys by slot. */
final class RouterKeySlots extends Slots<RouterKey> {
    RouterKeySlots() {
        super(1 << 10);
    }

    @Override
    int hash(RouterKey value) {
        int hash = value.hashCode();
        return hash ^ hash >>> 16; // a record's hash of short strings says little in its low bits
    }

    @Override
    boolean same(RouterKey a, RouterKey b) {
        return a.equals(b);
    }

    @Override
    void define(OctetWriter out, RouterKey key) {
        out.text(key.source());
        Addresses.write(out, key.address());
        out.optionalText(key.name());
    }

    @Override
    RouterKey defined(OctetReader in) throws EventFormatException {
        return new RouterKey(in.text(), Addresses.read(in), in.optionalText());
    }
}
