package net.weir.http.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.weir.http.web.Answer;
import net.weir.http.web.Request;

/** {@code /}: where to go from here. */
public final class Index {
    private static final List<String> LINKS = List.of(
            "/api/v1/ribs",
            "/api/v1/ribs/ipv4unicast/routes?limit=100",
            "/api/v1/ribs/ipv6unicast/routes?limit=100",
            "/api/v1/ribs/ipv4unicast/count?groupBy=peer",
            "/api/v1/ingresses",
            "/api/v1/routers",
            "/api/v1/peers",
            "/api/v1/stages",
            "/api/v1/types",
            "/api/v1/problems",
            "/api/v1/actions",
            "/api/v1/reports",
            "/api/v1/doctor",
            "/metrics",
            "/health/live",
            "/health/ready");
    private static final byte[] PAGE = page();

    private Index() {}

    public static Answer answer(Request request) {
        request.query().allow(Set.of());
        return Answer.octets("text/html; charset=utf-8", PAGE);
    }

    private static byte[] page() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html><html lang=en><title>Weir</title><h1>Weir</h1><ul>\n");
        for (String link : LINKS) {
            out.append("<li><a href=\"").append(link).append("\">").append(link).append("</a>\n");
        }
        out.append("<li>/api/v1/events?stage=ID: live events (SSE)\n</ul></html>\n");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
