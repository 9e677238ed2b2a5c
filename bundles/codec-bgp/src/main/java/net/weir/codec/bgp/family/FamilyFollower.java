package net.weir.codec.bgp.family;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Registers the families that bundles bring as services, for as long as they are there. */
@Component(
        service = {},
        immediate = true)
public final class FamilyFollower {
    private static final System.Logger LOG = System.getLogger(FamilyFollower.class.getName());
    private static final String RANKING = "service.ranking";

    /** Called by declarative services on any thread. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCodec(NlriCodec codec, Map<String, Object> properties) {
        int ranking = properties.get(RANKING) instanceof Integer number ? number : 0;
        if (!FamilyRegistry.register(codec, ranking)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "family {0} of {1} is not used: another bundle brought it before, or with a higher service.ranking",
                    codec.family(),
                    codec.getClass().getName());
        }
    }

    /** Called by declarative services on any thread. */
    void removeCodec(NlriCodec codec) {
        FamilyRegistry.unregister(codec);
    }
}
