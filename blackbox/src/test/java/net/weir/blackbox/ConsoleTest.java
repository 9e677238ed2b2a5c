package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.weir.codec.bmp.BmpMessage;
import net.weir.codec.bmp.Tlv;
import net.weir.model.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The console in a real browser, a story a test. */
class ConsoleTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/pipeline?stage=rib",
            "/routers",
            "/routes?q=10.0.0.0%2F24",
            "/tap?stage=bmp",
            "/types?type=rib",
            "/system");

    @TempDir
    static Path home;

    static WeirProcess weir;
    static Browser browser;

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/chromium"))
                        && Files.isExecutable(Path.of("/usr/bin/chromedriver")),
                "no Chromium here (Debian: chromium, chromium-driver)");
        weir = WeirProcess.start(home, "--demo", "--routers", "2", "--peers", "6", "--prefixes", "200");
        browser = new Browser(weir);
    }

    @AfterAll
    static void stop() {
        if (browser == null) {
            return;
        }
        try {
            assertThat(browser.complaints()).isEmpty();
        } finally {
            browser.close();
            weir.close();
        }
    }

    @Test
    void a_newcomer_sees_data_and_the_numbers_are_those_of_the_other_faces() {
        WeirRib rib = new WeirRib(weir);
        Waiting.await("12 peers", () -> rib.peers().size() == 12);
        browser.open("/");
        browser.awaitText("12 of 12");
        long up = IntStream.range(0, rib.routers().size())
                .filter(i -> rib.routers().get(i).get("up").asBoolean())
                .count();
        browser.awaitText(up + " of " + rib.routers().size()); // those of other tests may be beside
        browser.open("/routers");
        browser.awaitText("192.0.2.1");
        assertThat(browser.elements("main table:first-of-type tbody tr")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_prefix_is_found_at_all_its_peers_and_the_address_reproduces_the_view() {
        browser.open("/routes");
        browser.element("input[name=q]").sendKeys("10.0.0.0/24", Keys.ENTER);
        browser.awaitText("routes of 1 prefixes");
        // the demo's routers announce and withdraw all the time
        Waiting.await(
                "a row for each route of the prefix",
                () -> browser.elements("main tbody tr").size() == routesOf("10.0.0.0/24"));
        String address = browser.address();
        browser.open("/");
        browser.open(address);
        browser.awaitText("routes of 1 prefixes");
        assertThat(browser.element("input[name=q]").getAttribute("value")).isEqualTo("10.0.0.0/24");
    }

    private static int routesOf(String prefix) {
        browser.element("form button").click();
        String answer = weir.http("/api/v1/ribs/ipv4unicast/routes/" + prefix).body();
        return answer.split("\"ingress\"", -1).length - 1;
    }

    @Test
    void a_prefix_is_found_with_the_keyboard_alone() {
        browser.open("/");
        browser.awaitText("Overview");
        browser.focused().sendKeys(Keys.chord(Keys.CONTROL, "k"));
        Waiting.await("the palette has the focus", () -> "palette"
                .equals(browser.focused().getAttribute("id")));
        browser.focused().sendKeys("10.0.0.0/24", Keys.ENTER);
        browser.awaitText("routes of 1 prefixes");
    }

    @Test
    void a_tap_shows_what_leaves_a_stage_and_stands_still_when_paused() {
        browser.open("/tap?stage=bmp");
        Waiting.await("a row", () -> !browser.elements("main tbody tr").isEmpty(), browser::text);
        browser.element("button[aria-pressed]").click();
        browser.awaitText("Paused.");
        String rows = browser.element("main tbody").getText();
        Waiting.pause(1500);
        assertThat(browser.element("main tbody").getText()).isEqualTo(rows);
    }

    @Test
    void a_router_of_a_hostile_name_is_text() {
        String name = "<script>document.title='owned'</script>";
        try (BmpDialer router = new BmpDialer(weir, "127.0.0.1")) {
            router.send(new BmpMessage.Initiation(
                    List.of(new Tlv(Tlv.SYS_NAME, Bytes.copyOf(name.getBytes(StandardCharsets.UTF_8))))));
            browser.open("/routers");
            browser.awaitText(name);
            assertThat(browser.evaluate("document.title")).isEqualTo("Routers and peers – Weir");
            assertThat(browser.elements("main script")).isEmpty();
        }
    }

    @Test
    void a_server_that_hangs_is_told_and_forgiven() throws IOException, InterruptedException {
        browser.open("/");
        browser.awaitText("12 of 12");
        signal("-STOP");
        try {
            browser.awaitText("The server does not answer");
        } finally {
            signal("-CONT");
        }
        Waiting.await("the banner is gone", () -> !browser.text().contains("The server does not answer"));
        browser.awaitText("12 of 12");
        browser.forgiveFailedRequests();
    }

    private static void signal(String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(weir.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void every_page_can_be_read_by_everybody(String theme) {
        browser.open("/");
        browser.evaluate("localStorage.setItem('weir.theme', '" + theme + "')");
        for (String page : PAGES) {
            browser.open(page);
            browser.awaitText("The calls and commands behind this page");
            Waiting.pause(1200); // until the first answers are drawn
            for (int width : new int[] {360, 1280, 2200}) {
                browser.width(width);
                browser.picture(theme + "-" + width + "-" + URLEncoder.encode(page, StandardCharsets.UTF_8));
            }
            assertThat(browser.barriers()).as(page).isEmpty();
        }
        browser.width(1280);
    }
}
