package net.weir.model.layout;

/**
 * One field by its name in JSON.
 *
 * @param key true if routes that differ in it are different routes
 */
public record Field(String name, boolean key, Kind kind) {

    /** A field that tells routes apart. */
    public static Field key(String name, Kind kind) {
        return new Field(name, true, kind);
    }

    /** A field that belongs to the route but does not tell it apart. */
    public static Field plain(String name, Kind kind) {
        return new Field(name, false, kind);
    }
}
