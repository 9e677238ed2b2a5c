package net.weir.console;

import java.util.Map;
import net.weir.http.web.Answer;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Request;
import net.weir.http.web.WebPages;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * The console's files at {@code /}. A path without a dot is a page, and every page is {@code index.html}: which one it is is
 * read from the address by the browser. Nothing inline, nothing from elsewhere: the policy allows this server alone.
 */
@Component(service = WebPages.class)
public final class ConsolePages implements WebPages {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final StaticFiles files = new StaticFiles("/web");

    @Override
    public String prefix() {
        return "/";
    }

    @Override
    public Answer handle(Request request) {
        String path = request.path();
        boolean page = path.indexOf('.') < 0 && !path.startsWith("/api/");
        StaticFiles.@Nullable Entry file = files.find(page ? "/index.html" : path);
        if (file == null) {
            throw HttpProblem.notFound("no such path; /api/v1 lists them");
        }
        Map<String, String> headers =
                Map.of("Content-Security-Policy", POLICY, "Cache-Control", "no-cache", "ETag", file.tag());
        if (file.tag().equals(request.headers().apply("If-None-Match"))) {
            return new Answer(304, file.contentType(), headers, false, out -> {});
        }
        return new Answer(200, file.contentType(), headers, false, out -> out.write(file.octets()));
    }
}
