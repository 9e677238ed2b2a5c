package net.weir.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import net.weir.api.StageFactory;
import net.weir.api.StageType;
import net.weir.engine.plan.Checker;
import net.weir.text.Printable;

/** Finds the stage types of the class path. A bundle that is broken costs its own types, not those of others. */
final class StageTypes {
    private StageTypes() {}

    /** @param complaints where bundles that cannot be used are told */
    static Checker find(ClassLoader loader, PrintStream complaints) {
        Checker checker = new Checker();
        Iterator<StageFactory<?>> factories = providers(loader).iterator();
        while (true) {
            try {
                if (!factories.hasNext()) {
                    return checker;
                }
                add(checker, factories.next());
            } catch (ServiceConfigurationError | LinkageError | IllegalArgumentException e) {
                complaints.println("a stage type is left out: " + Printable.of(String.valueOf(e.getMessage())));
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
    private static ServiceLoader<StageFactory<?>> providers(ClassLoader loader) {
        return ServiceLoader.load((Class) StageFactory.class, loader);
    }

    private static void add(Checker checker, StageFactory<?> factory) {
        StageType type = factory.getClass().getAnnotation(StageType.class);
        if (type == null) {
            throw new IllegalArgumentException(factory.getClass().getName() + " carries no @StageType");
        }
        checker.add(type.value(), factory, place(factory.getClass()));
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
