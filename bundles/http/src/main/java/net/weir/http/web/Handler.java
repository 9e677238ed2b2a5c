package net.weir.http.web;

/** Answers the requests of one path. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

    /** @throws HttpProblem if there is no answer but an error */
    Answer handle(Request request);
}
