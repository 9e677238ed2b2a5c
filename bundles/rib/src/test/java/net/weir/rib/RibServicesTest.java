package net.weir.rib;

import net.weir.api.Stage;
import net.weir.query.RibQuery;
import net.weir.testkit.ServicesContract;

/** A RIB offers its questions as every stage offers its services. */
class RibServicesTest extends ServicesContract {

    @Override
    protected Stage<?> stage() {
        return new ColumnRib(new RibOptions(Emit.CHANGES, null), new TestContext());
    }

    @Override
    protected Class<?>[] offers() {
        return new Class<?>[] {RibQuery.class};
    }
}
