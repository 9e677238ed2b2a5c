package net.weir.http.web;

import java.io.IOException;
import java.io.OutputStream;

/** The content of an answer. Closed once in any case, also if it was never written. */
@FunctionalInterface
public interface Body extends AutoCloseable {

    /** @throws IOException if the reader left */
    void writeTo(OutputStream out) throws IOException;

    @Override
    default void close() {}
}
