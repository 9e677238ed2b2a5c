package net.weir.http.web;

import java.util.Map;

/** Answers the requests of one path. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

    /** @throws HttpProblem if there is no answer but an error */
    Answer handle(Request request);

    /** Why a request with another method than GET and HEAD is not answered. */
    default HttpProblem refusal(String method) {
        return new HttpProblem(405, "only GET and HEAD are known here", Map.of("Allow", "GET, HEAD"));
    }
}
