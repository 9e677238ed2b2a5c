package net.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.weir.http.web.Answer;
import net.weir.http.web.HttpProblem;
import net.weir.http.web.Query;
import net.weir.http.web.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePagesTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");

    private final ConsolePages console = new ConsolePages();

    private Answer ask(String path, @Nullable String tag) {
        return console.handle(
                new Request(path, Map.of(), Query.parse(null), name -> name.equals("If-None-Match") ? tag : null));
    }

    private static String body(Answer answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        answer.body().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pipeline", "/routes", "/no-such-page"})
    void every_page_is_the_one_document(String path) throws IOException {
        assertThat(body(ask(path, null))).contains("<script type=\"module\" src=\"/app.js\">");
    }

    @Test
    void every_import_of_every_module_is_served() throws IOException {
        try (Stream<Path> modules = Files.walk(WEB)) {
            List<Path> js = modules.filter(p -> p.toString().endsWith(".js")).toList();
            assertThat(js).isNotEmpty();
            for (Path module : js) {
                Matcher imports = IMPORT.matcher(Files.readString(module));
                while (imports.find()) {
                    String target = imports.group(1).replaceFirst("^\\./", "/");
                    assertThat(ask(target, null).contentType())
                            .as(module + " " + target)
                            .startsWith("text/javascript");
                }
            }
        }
    }

    @Test
    void nothing_inline_and_nothing_from_elsewhere_is_allowed() {
        assertThat(ask("/", null).headers().get("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe", "http");
    }

    @Test
    void a_file_that_did_not_change_is_not_sent_again() throws IOException {
        String tag = ask("/app.js", null).headers().get("ETag");
        Answer again = ask("/app.js", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(body(again)).isEmpty();
        assertThat(ask("/style.css", tag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../net/weir/console/ConsolePages.class",
                "/a%2e%2e/app.js",
                "/no.js",
                "/api/v1/none",
                "/App.js",
                "//app.js"
            })
    void what_is_not_a_file_of_ours_is_not_found(String path) {
        assertThatThrownBy(() -> ask(path, null)).isInstanceOf(HttpProblem.class);
    }
}
