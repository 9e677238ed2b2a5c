package net.weir.filter.roto;

import java.util.List;
import net.weir.api.StageContext;
import net.weir.roto.bgp.BgpLibrary;
import net.weir.roto.host.Library;
import net.weir.roto.host.LibraryBuilder;
import net.weir.roto.host.LibraryExtension;

/** Puts together what scripts see. */
final class Libraries {
    private Libraries() {}

    /** The language, BGP, and each extension that does not fail. */
    static Library with(List<LibraryExtension> extensions, StageContext context) {
        Library library = BgpLibrary.standard();
        for (LibraryExtension extension : extensions) {
            LibraryBuilder more = Library.extending(library);
            try {
                extension.register(more);
                library = more.build();
            } catch (RuntimeException | LinkageError e) {
                context.problem("script-library", "the extension " + extension.name() + " cannot be used: " + e);
            }
        }
        return library;
    }
}
