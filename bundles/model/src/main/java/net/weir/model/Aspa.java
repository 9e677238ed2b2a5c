package net.weir.model;

import java.util.List;

/**
 * A validated ASPA payload: the customer's providers, all of them (draft-ietf-sidrops-aspa-verification).
 *
 * @param providers in ascending order, each once; AS0 alone: it has none. In a removal they may be left out
 */
public record Aspa(Asn customer, List<Asn> providers) {
    public Aspa {
        providers = providers.stream()
                .sorted((a, b) -> Long.compare(a.number(), b.number()))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return customer + " " + providers;
    }
}
