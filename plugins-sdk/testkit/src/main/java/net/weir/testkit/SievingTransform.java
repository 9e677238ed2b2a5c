package net.weir.testkit;

import net.weir.api.RouteFilter;
import net.weir.api.RouteTransform;
import net.weir.api.Stage;
import net.weir.api.StageContext;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.api.options.Option;
import net.weir.model.Asn;
import net.weir.model.PathAttributes;
import net.weir.model.RouteScope;
import org.jspecify.annotations.Nullable;

/** A filter that rejects routes by the AS number that originated them, and judges what stands again when that changes. */
public final class SievingTransform extends RouteTransform<SievingTransform.Options> {
    private final StageContext context;
    private volatile Options options;

    public record Options(
            @Option(help = "Rejects origins that this divides; 0 rejects none", def = "0", live = true) int divisor,
            @Option(help = "The same, where a change makes a new stage", def = "0") int fixedDivisor) {

        /** What passes of a set; null if it is rejected. */
        public @Nullable PathAttributes passes(PathAttributes attributes) {
            Asn asn = attributes.asPath().origin();
            long origin = asn == null ? 1 : asn.number();
            boolean rejects = divisor > 0 && origin % divisor == 0 || fixedDivisor > 0 && origin % fixedDivisor == 0;
            return rejects ? null : attributes;
        }
    }

    /** Makes them. */
    @StageType("test.sieve")
    public static final class Factory implements StageFactory<Options> {
        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public Stage<Options> create(Options config, StageContext context) {
            return new SievingTransform(config, context);
        }
    }

    SievingTransform(Options options, StageContext context) {
        this.options = options;
        this.context = context;
    }

    @Override
    public void open() {
        context.reapply(RouteScope.ALL); // it may take the place of one with other options
    }

    @Override
    protected RouteFilter filter() {
        return (peer, routes, index, attributes, news) -> options.passes(attributes);
    }

    @Override
    public Reconfigured reconfigure(Options next) {
        options = next;
        context.reapply(RouteScope.ALL);
        return Reconfigured.APPLIED;
    }
}
