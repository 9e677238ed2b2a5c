package net.weir.filter.roto;

import java.util.List;
import java.util.ServiceLoader;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.roto.host.LibraryExtension;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Makes {@code roto} stages. It is another one whenever an extension of the language comes or goes, so that the engine
 * exchanges its stages and none holds on to the code of a bundle that is gone.
 */
@Component(service = StageFactory.class)
@StageType("roto")
public final class RotoFactory implements StageFactory<RotoOptions> {
    private final List<LibraryExtension> extensions;

    /** Without a container: with the extensions of the class path. */
    public RotoFactory() {
        this(ServiceLoader.load(LibraryExtension.class, RotoFactory.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    @Activate
    public RotoFactory(
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<LibraryExtension> extensions) {
        this.extensions = List.copyOf(extensions);
    }

    @Override
    public Class<RotoOptions> configType() {
        return RotoOptions.class;
    }

    @Override
    public Stage<RotoOptions> create(RotoOptions options, StageContext context) {
        return new RotoTransform(options, context, Libraries.with(extensions, context));
    }
}
