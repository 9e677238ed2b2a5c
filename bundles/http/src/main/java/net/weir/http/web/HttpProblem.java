package net.weir.http.web;

import java.util.Map;
import net.weir.text.JsonWriter;

/** An error to be told to the client as {@code application/problem+json} (RFC 9457). */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int DETAIL_LIMIT = 512;

    private final int status;
    private final transient Map<String, String> headers;

    public HttpProblem(int status, String detail) {
        this(status, detail, Map.of());
    }

    public HttpProblem(int status, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    public static HttpProblem badRequest(String detail) {
        return new HttpProblem(400, detail);
    }

    public static HttpProblem notFound(String detail) {
        return new HttpProblem(404, detail);
    }

    public int status() {
        return status;
    }

    /** The error itself; {@code data} and {@code error} are what Rotonda's clients look at. */
    public Answer answer() {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        json.name("type").plain("about:blank");
        json.name("title").plain(title(status));
        json.name("status").number(status);
        json.name("detail").string(detail());
        json.name("data").nothing();
        json.name("error").string(detail());
        json.endObject().newline();
        byte[] octets = json.toBytes();
        return new Answer(status, "application/problem+json", headers, false, out -> out.write(octets));
    }

    /** Parts of a request may be in it: kept short, and escaped as any text. */
    private String detail() {
        String text = String.valueOf(getMessage());
        return text.length() <= DETAIL_LIMIT ? text : text.substring(0, DETAIL_LIMIT) + "…";
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 414 -> "URI Too Long";
            case 421 -> "Misdirected Request";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
