package net.weir.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.engine.plan.Checker;
import net.weir.model.Printable;
import org.jspecify.annotations.Nullable;

/** Finds the stage types of the class path. A bundle that is broken costs its own types, not those of others. */
final class StageTypes {
    private StageTypes() {}

    /** @param complaints where bundles that cannot be used are told */
    static Checker find(ClassLoader loader, PrintStream complaints) {
        return find(loader, complaints, null);
    }

    /** @param used types whose options are needed, of the others only the names are known; null for all */
    static Checker find(ClassLoader loader, PrintStream complaints, @Nullable Set<String> used) {
        Checker checker = new Checker();
        Iterator<StageFactory<?>> factories = providers(loader).iterator();
        while (true) {
            try {
                if (!factories.hasNext()) {
                    return checker;
                }
                add(checker, factories.next(), used);
            } catch (ServiceConfigurationError | LinkageError | IllegalArgumentException e) {
                complaints.println("a stage type is left out: " + Printable.of(String.valueOf(e.getMessage())));
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
    private static ServiceLoader<StageFactory<?>> providers(ClassLoader loader) {
        return ServiceLoader.load((Class) StageFactory.class, loader);
    }

    private static void add(Checker checker, StageFactory<?> factory, @Nullable Set<String> used) {
        StageType type = factory.getClass().getAnnotation(StageType.class);
        if (type == null) {
            throw new IllegalArgumentException(factory.getClass().getName() + " carries no @StageType");
        }
        if (used == null || used.contains(type.value())) {
            checker.add(type.value(), factory, place(factory.getClass()));
        } else {
            checker.know(type.value());
        }
    }

    private static String place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return type.getName();
        }
        Path file = Path.of(URI.create(source.getLocation().toString())).getFileName();
        return file == null ? type.getName() : file.toString();
    }
}
