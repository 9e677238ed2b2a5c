package net.weir.api.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one option. The record component's type decides what is allowed: String, boolean, int, long, double, {@link
 * java.time.Duration}, {@link DataSize}, an enum, {@link Secret}, {@link java.nio.file.Path}, {@link
 * java.net.InetSocketAddress}, {@link net.weir.model.Prefix}, {@link net.weir.model.IpAddress}, or a List of these.
 *
 * <p>It is for record components; that it goes on to their accessor methods too is for bnd, which does not look for
 * annotations at components and would leave this package out of a bundle's imports.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Option {
    /** {@link #def} of an option that must be given. */
    String REQUIRED = "\0required";

    /** {@link #def} of an option that may be missing: null, or an empty list. */
    String ABSENT = "\0absent";

    /** One sentence for the operator: what it does, unit included. */
    String help();

    /**
     * The default as it would be written in the file. {@code @property(NAME,OTHER)} inside it stands for a system
     * property.
     */
    String def() default REQUIRED;

    /** Least allowed number, or seconds of a duration, or octets of a size. */
    long min() default Long.MIN_VALUE;

    /** Greatest allowed number, or seconds of a duration, or octets of a size. */
    long max() default Long.MAX_VALUE;

    /** True if the stage takes a new value while it runs. */
    boolean live() default false;
}
