package net.weir.rib;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.query.RibQuery;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes RIBs. Inside OSGi each is a {@link RibQuery} service while it works. */
@Component(service = StageFactory.class)
@StageType("rib")
public final class RibFactory implements StageFactory<RibOptions> {
    private final ColumnRib.Registrar registrar;

    /** Outside OSGi: nobody is told of the RIBs. */
    public RibFactory() {
        registrar = rib -> () -> {};
    }

    @Activate
    public RibFactory(BundleContext bundle) {
        registrar = new RibServices(bundle);
    }

    @Override
    public Class<RibOptions> configType() {
        return RibOptions.class;
    }

    @Override
    public Stage<RibOptions> create(RibOptions config, StageContext context) {
        ColumnRib rib = new ColumnRib(config, context, registrar);
        rib.start();
        return rib;
    }
}
