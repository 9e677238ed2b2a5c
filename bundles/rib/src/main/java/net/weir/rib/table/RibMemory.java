package net.weir.rib.table;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What all lanes of a RIB share: a dictionary for each family, the attribute store, the epochs. Thread-safe. */
public final class RibMemory {
    private static final int PACKED_AT_ONCE = 1 << 16;

    private final Epochs epochs = new Epochs();
    private final Footprint footprint = new Footprint();
    private final Footprint prefixes = footprint.part("prefixes");
    private final Footprint columns = footprint.part("columns");
    private final Footprint records = footprint.part("records");
    private final Footprint departed = footprint.part("departed");
    private final AttributeStore attributes = new AttributeStore(epochs, footprint.part("attributeSets"));
    private final AtomicReferenceArray<@Nullable KeyDictionary> dictionaries =
            new AtomicReferenceArray<>(Families.CAPACITY);

    public Epochs epochs() {
        return epochs;
    }

    public Footprint footprint() {
        return footprint;
    }

    /** Of routes that are gone and that consumers have not heard of yet. */
    public Footprint departed() {
        return departed;
    }

    public AttributeStore attributes() {
        return attributes;
    }

    /** @param family index in {@link Families} */
    public KeyDictionary dictionary(int family) {
        KeyDictionary dictionary = dictionaries.get(family);
        return dictionary != null ? dictionary : addDictionary(family);
    }

    private synchronized KeyDictionary addDictionary(int family) {
        KeyDictionary dictionary = dictionaries.get(family);
        if (dictionary == null) {
            dictionary = Families.get(family).isPlainIp()
                    ? new PrefixDictionary(Families.get(family).afi() == 2, epochs, prefixes)
                    : new OctetDictionary(epochs, prefixes);
            dictionaries.set(family, dictionary);
        }
        return dictionary;
    }

    /** An empty column. */
    public Column column(int family) {
        return new Column(Families.get(family), epochs, columns, records);
    }

    /** Distinct prefixes and route keys of all families that have a route. */
    public long prefixes() {
        long prefixes = 0;
        for (int family = 0; family < Families.size(); family++) {
            KeyDictionary dictionary = dictionaries.get(family);
            prefixes += dictionary == null ? 0 : dictionary.held();
        }
        return prefixes;
    }

    /**
     * Packs attribute sets that have been here for the delay, as many as can be done in one go, or all if it is 0. Not on
     * a lane.
     *
     * @param now a time of any kind that does not go back
     */
    public void pack(long now, long delay) {
        attributes.pack(now, delay, delay == 0 ? Integer.MAX_VALUE : PACKED_AT_ONCE);
    }

    /** Lets the epoch move on and takes back all that nobody uses and nobody sees. Not on a lane. */
    public void reclaim() {
        reclaim(0, Long.MAX_VALUE);
    }

    /**
     * Lets the epoch move on and takes back what nobody uses and nobody sees; prefixes only if they have been vacant since
     * {@code before}. Not on a lane.
     *
     * @param now a time of any kind that does not go back
     */
    public void reclaim(long now, long before) {
        epochs.advance();
        for (int family = 0; family < Families.size(); family++) {
            KeyDictionary dictionary = dictionaries.get(family);
            if (dictionary != null) {
                dictionary.reclaim(now, before);
            }
        }
        attributes.reclaim();
    }
}
