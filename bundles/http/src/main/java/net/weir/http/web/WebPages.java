package net.weir.http.web;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Pages that another bundle brings: registered as a service, found by their prefix. What the HTTP face answers itself comes
 * first, but for {@code /}; among pages the longest prefix wins. {@code Host} and {@code Origin} are checked before.
 *
 * <pre>{@code
 * @Component
 * public final class Hello implements WebPages {
 *     public String prefix() { return "/hello"; }
 *     public Answer handle(Request request) { return Answer.octets("text/plain", "hello".getBytes(UTF_8)); }
 * }
 * }</pre>
 */
@ConsumerType
public interface WebPages extends Handler {

    /** The path whose requests come here, itself and all below: {@code /hello}; {@code /} for whatever nobody else has. */
    String prefix();
}
