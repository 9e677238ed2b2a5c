package net.weir.rib.table;

import java.util.List;
import net.weir.model.Family;

/** What all lanes of a RIB share: a dictionary for each family, the attribute store, the epochs. Thread-safe. */
public final class RibMemory {
    /** The families that a RIB keeps; their index here is used throughout. */
    public static final List<Family> FAMILIES = Family.plainIp();

    private final Epochs epochs = new Epochs();
    private final Footprint footprint = new Footprint();
    private final Footprint prefixes = footprint.part("prefixes");
    private final Footprint columns = footprint.part("columns");
    private final Footprint records = footprint.part("records");
    private final Footprint departed = footprint.part("departed");
    private final AttributeStore attributes = new AttributeStore(epochs, footprint.part("attributeSets"));
    private final PrefixDictionary[] dictionaries = FAMILIES.stream()
            .map(family -> new PrefixDictionary(family.afi() == 2, epochs, prefixes))
            .toArray(PrefixDictionary[]::new);

    /** The family's index, or -1 if a RIB does not keep it. */
    public static int indexOf(Family family) {
        return family.isPlainIp() ? (family.safi() - 1) * 2 + family.afi() - 1 : -1;
    }

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

    /** @param family index of the family */
    public PrefixDictionary dictionary(int family) {
        return dictionaries[family];
    }

    /** An empty column. */
    public Column column(int family) {
        return new Column(FAMILIES.get(family), epochs, columns, records);
    }

    /** Distinct prefixes of all families that have a route. */
    public long prefixes() {
        long prefixes = 0;
        for (PrefixDictionary dictionary : dictionaries) {
            prefixes += dictionary.held();
        }
        return prefixes;
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
        for (PrefixDictionary dictionary : dictionaries) {
            dictionary.reclaim(now, before);
        }
        attributes.reclaim();
    }
}
