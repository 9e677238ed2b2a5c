package net.weir.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A third party's bundle without any code, and a feature that installs it. */
record GuestBundle(String name, Path jar) {

    static GuestBundle write(Path directory, String name) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        // Moved into place whole: the plugins folder is being watched.
        Path jar = directory.resolve(name + ".jar");
        Path part = directory.resolve(name + ".part");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(part), manifest)) {
            out.finish();
        }
        return new GuestBundle(name, Files.move(part, jar));
    }

    /** Writes a features file beside the jar. Returns its address. */
    String feature() throws IOException {
        String xml =
                "<features name='" + name + "' xmlns='http://karaf.apache.org/xmlns/features/v1.6.0'><feature name='"
                        + name + "' version='1.0.0'><bundle>" + jar.toUri() + "</bundle></feature></features>";
        return Files.writeString(jar.resolveSibling(name + ".xml"), xml).toUri().toString();
    }
}
