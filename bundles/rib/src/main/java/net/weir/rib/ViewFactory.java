package net.weir.rib;

import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.query.RibQuery;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes views of RIBs. Inside OSGi each is a {@link RibQuery} service while the RIB that it shows is one. */
@Component(service = StageFactory.class)
@StageType("rib.view")
public final class ViewFactory implements StageFactory<ViewOptions> {
    private final ColumnRib.Registrar registrar;
    private final ViewStage.Ribs ribs;

    /** Outside OSGi: there are no RIBs to be seen. */
    public ViewFactory() {
        registrar = rib -> () -> {};
        ribs = new None();
    }

    @Activate
    public ViewFactory(BundleContext bundle) {
        RibServices services = new RibServices(bundle);
        registrar = services;
        ribs = services;
    }

    /** No RIB anywhere. */
    private static final class None implements ViewStage.Ribs {
        @Override
        public @Nullable RibQuery find(String id) {
            return null;
        }

        @Override
        public AutoCloseable watch(String id, Runnable came, Runnable gone) {
            return () -> {};
        }
    }

    @Override
    public Class<ViewOptions> configType() {
        return ViewOptions.class;
    }

    @Override
    public Stage<ViewOptions> create(ViewOptions config, StageContext context) {
        ViewStage view = new ViewStage(config, context, registrar, ribs);
        view.start();
        return view;
    }
}
