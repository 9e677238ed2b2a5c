package net.weir.codec.bgp.family;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Registers the families that bundles bring as services, for as long as they are there. */
@Component(
        service = {},
        immediate = true)
public final class FamilyFollower {

    /** Called by declarative services on any thread. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCodec(NlriCodec codec) {
        FamilyRegistry.register(codec);
    }

    /** Called by declarative services on any thread. */
    void removeCodec(NlriCodec codec) {
        FamilyRegistry.unregister(codec);
    }
}
