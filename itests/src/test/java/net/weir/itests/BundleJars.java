package net.weir.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import net.weir.itests.guest.GuestActivator;
import org.ops4j.pax.tinybundles.TinyBundle;
import org.ops4j.pax.tinybundles.TinyBundles;
import org.osgi.framework.Constants;

/** Packs the bundles that tests install or update to. Runs before the container starts. */
final class BundleJars {
    private static final String[] GUEST_CLASSES = {
        "GuestActivator",
        "Ending",
        "NoOptions",
        "GuestTransform",
        "GuestTransform$Factory",
        "GuestSink",
        "GuestSink$Factory"
    };

    private BundleJars() {}

    /** The guest whose stages end in this way, {@code throws} or {@code hangs}. */
    static Path guest(Path directory, String ending) {
        TinyBundle bundle = TinyBundles.bundle()
                .symbolicName("org.example.guest." + ending)
                .activator(GuestActivator.class)
                .setHeader(Constants.BUNDLE_VERSION, "1.0.0")
                .setHeader(Constants.BUNDLE_MANIFESTVERSION, "2")
                .setHeader(
                        Constants.IMPORT_PACKAGE, "net.weir.api,net.weir.api.options,net.weir.event,org.osgi.framework")
                .setHeader(GuestActivator.ENDING, ending);
        for (String name : GUEST_CLASSES) {
            String path = "net/weir/itests/guest/" + name + ".class";
            bundle.addResource(path, BundleJars.class.getResource("/" + path));
        }
        return write(bundle, directory.resolve("guest-" + ending + ".jar"));
    }

    private static Path write(TinyBundle bundle, Path file) {
        try (InputStream in = bundle.build(TinyBundles.rawBuilder())) {
            Files.createDirectories(file.getParent());
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
