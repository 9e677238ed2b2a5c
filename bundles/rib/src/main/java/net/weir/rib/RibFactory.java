package net.weir.rib;

import java.util.Hashtable;
import net.weir.admin.RibQuery;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
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
        registrar = rib -> {
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put(RibQuery.ID, rib.id());
            ServiceRegistration<RibQuery> service = bundle.registerService(RibQuery.class, rib, properties);
            return service::unregister;
        };
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
