package net.weir.http.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.weir.model.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Answers only where nobody but this machine can ask. There is no login here, so whatever address the container was made
 * to listen on, a request that came in on any other than loopback is refused.
 */
public final class LocalOnly {
    private LocalOnly() {}

    /**
     * @param address of this end of the connection, as the container tells it
     * @throws HttpProblem 403 if it is not a loopback address
     */
    public static void check(@Nullable String address) {
        if (address == null || !isLoopback(address)) {
            throw new HttpProblem(403, "there is no login here, so only loopback is served; see docs/operations.md");
        }
    }

    /** Never asks a name server: the container tells numbers, perhaps with brackets and a zone. */
    private static boolean isLoopback(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        try {
            byte[] octets =
                    IpAddress.parse(zone < 0 ? bare : bare.substring(0, zone)).toBytes();
            return InetAddress.getByAddress(octets).isLoopbackAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }
}
