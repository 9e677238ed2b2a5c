package net.weir.sink.mrt;

/**
 * What tells the archives of one stage apart: whose peers are in it.
 *
 * @param source id of the source stage, empty if all sources' peers go together
 * @param router name or address of the router, empty if all routers' peers go together
 */
record ArchiveKey(String source, String router) {

    @Override
    public String toString() {
        return source + (source.isEmpty() || router.isEmpty() ? "" : "/") + router;
    }
}
