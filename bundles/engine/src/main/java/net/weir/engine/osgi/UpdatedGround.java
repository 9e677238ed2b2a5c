package net.weir.engine.osgi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.weir.admin.ConfigProblem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevisions;

/**
 * The bundles that everything stands on. Any other can be updated while the rest runs; of these the old code stays in use
 * until a restart, which has to be said.
 */
final class UpdatedGround {
    private static final Set<String> GROUND = Set.of("weir-model", "weir-api", "weir-admin", "weir-engine");

    private UpdatedGround() {}

    static boolean isGround(Bundle bundle) {
        return GROUND.contains(bundle.getSymbolicName());
    }

    /** One problem for each of them whose old code is still in use beside a newer one. */
    static List<ConfigProblem> problems(BundleContext context) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevisions revisions = isGround(bundle) ? bundle.adapt(BundleRevisions.class) : null;
            if (revisions != null && revisions.getRevisions().size() > 1) {
                problems.add(new ConfigProblem(
                        bundle.getSymbolicName(),
                        "was updated to " + bundle.getVersion()
                                + ": restart Weir; until then the code from before is in use",
                        false));
            }
        }
        return problems;
    }
}
