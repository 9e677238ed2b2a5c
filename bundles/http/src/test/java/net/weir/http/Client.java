package net.weir.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import net.weir.http.live.LiveEvents;
import net.weir.http.web.Answer;
import net.weir.http.web.Body;
import net.weir.http.web.Dispatcher;
import net.weir.http.web.HostGuard;
import net.weir.http.web.PageTable;
import net.weir.http.web.Views;
import org.jspecify.annotations.Nullable;

/** Asks the dispatcher as the servlet does, without sockets. */
final class Client {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final LiveEvents events;
    final PageTable pages = new PageTable();
    private final Dispatcher dispatcher;

    Client(Views views) {
        events = new LiveEvents(views, 50);
        dispatcher = new Dispatcher(HostGuard.of("weir.example"), Api.router(views, events, () -> 3), pages);
    }

    /** An answer with its body read. */
    record Reply(int status, String contentType, Map<String, String> headers, String body) {
        JsonNode json() {
            return parse(body);
        }
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** @param target path and parameters, percent-encoded except for brackets, as curl -g sends them */
    Reply get(String target, String... headers) {
        return send("GET", target, headers);
    }

    Reply send(String method, String target, String... headers) {
        Answer answer = answer(method, target, headers);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Body body = answer.body()) {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reply(answer.status(), answer.contentType(), answer.headers(), out.toString(StandardCharsets.UTF_8));
    }

    Answer answer(String method, String target, String... headers) {
        Map<String, @Nullable String> map = new HashMap<>();
        map.put("Host", "localhost:8181");
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        int question = target.indexOf('?');
        return dispatcher.answer(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? null : target.substring(question + 1),
                map::get);
    }
}
