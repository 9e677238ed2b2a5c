package net.weir.seeds;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives each property of jqwik a seed made of the one that is given and its name; without one, and where a property names
 * its own, jqwik goes on as ever. Found by jqwik as a service.
 */
public final class GivenSeed implements AroundPropertyHook {
    private static final @Nullable Long SEED = Long.getLong("weir.seed");

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public boolean appliesTo(Optional<AnnotatedElement> element) {
        return SEED != null;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        if (SEED != null && attributes.seed().isEmpty()) {
            String name = context.containerClass().getName() + "." + context.label();
            attributes.setSeed(Long.toString(seed(SEED, name)));
        }
        return property.execute();
    }

    static long seed(long given, String name) {
        long mixed = (given ^ name.hashCode() * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }
}
