package net.weir.roto.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * More for scripts to see, from any bundle: types, methods, functions and constants. Registered as an OSGi service; scripts
 * are compiled again when one comes, and when one goes.
 *
 * <pre>{@code
 * @Component
 * public final class Irr implements LibraryExtension {
 *     @Override public String name() { return "irr"; }
 *
 *     @Override public void register(LibraryBuilder library) {
 *         library.function("irr_allows(prefix: Prefix, asn: Asn) -> bool",
 *                 LibraryBuilder.find(Irr.class, "allows").bindTo(this), "True if a route object says so.", Effect.READS_WORLD);
 *     }
 *
 *     public boolean allows(Prefix prefix, int asn) { … }
 * }
 * }</pre>
 */
@ConsumerType
public interface LibraryExtension {

    /** A word for messages and lists. */
    String name();

    /**
     * Says what scripts shall see. What it throws is told to the operator, and then nothing of it is seen.
     *
     * @param library what the language and BGP have is there already; a name that is taken is an error
     */
    void register(LibraryBuilder library);
}
