package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two RIBs with sources of their own and views of one of them, by name over HTTP and in the shell. */
class SeveralRibsTest {
    private static final String COUNT = "/api/v1/ribs/ipv4unicast/count?rib=";

    @TempDir
    Path home;

    private WeirProcess weir;
    private Socket router;

    @AfterEach
    void end() throws IOException {
        if (router != null) {
            router.close();
        }
        if (weir != null) {
            weir.close();
        }
    }

    private static long routes(String body) {
        String key = "\"routes\":";
        int at = body.indexOf(key);
        if (at < 0) {
            return -1;
        }
        int end = at + key.length();
        while (Character.isDigit(body.charAt(end))) {
            end++;
        }
        return Long.parseLong(body.substring(at + key.length(), end));
    }

    private long count(String rib) {
        return routes(weir.http(COUNT + rib).body());
    }

    private String ribs() {
        return weir.http("/api/v1/ribs").body();
    }

    @Test
    void ribs_and_views_are_asked_by_name_and_a_view_goes_with_its_rib() throws Exception {
        Path etc = Files.createDirectories(home.resolve("etc"));
        Files.writeString(etc.resolve("weir.bmp.tcp-lab.cfg"), "listen = 127.0.0.1:0\n");
        Files.writeString(etc.resolve("weir.rib-second.cfg"), "sources = lab\n");
        Files.writeString(etc.resolve("weir.rib.view-some.cfg"), "rib = rib\nfilter = asn=64500\n");
        Files.writeString(etc.resolve("weir.rib.view-none.cfg"), "rib = some\nfilter = asn=64499\n");
        Files.writeString(etc.resolve("weir.rib.view-away.cfg"), "rib = nowhere\n");
        weir = WeirProcess.start(home);
        router = new Socket(InetAddress.getLoopbackAddress(), weir.ports().get("bmp"));
        OutputStream out = router.getOutputStream();
        out.write(DocumentedRouter.session());
        out.flush();
        Waiting.await(
                "routes and views", () -> count("rib") > 0 && count("some") > 0 && count("none") == 0, this::ribs);
        assertThat(count("second")).isZero();
        assertThat(count("some")).isLessThanOrEqualTo(count("rib"));
        assertThat(ribs())
                .contains("\"id\":\"second\"", "\"base\":\"rib\"", "\"base\":\"some\"")
                .doesNotContain("away");
        assertThat(weir.http("/api/v1/stages").body()).contains("no RIB has the id nowhere");

        Finished counted = weir.shell("rib:count --rib some -o csv");
        assertThat(counted.status()).as(counted.output()).isZero();
        assertThat(counted.output()).contains("routes,prefixes").contains(count("some") + ",");
        assertThat(weir.shell("rib:lookup 192.0.2.0/24 --rib none").output()).contains("No route.");
        assertThat(weir.shell("rib:diff rib second -o csv").output()).contains("left,left,rib,192.0.2.0/24");
        assertThat(weir.shell("rib:summary").output()).contains("some", "second");
        assertThat(weir.shell("weir:status").output())
                .contains("some: prefixes=")
                .doesNotContain("=-1");

        Files.delete(etc.resolve("weir.rib-rib.cfg"));
        Waiting.await(
                "views gone with their RIB",
                () -> !ribs().contains("\"some\"") && !ribs().contains("\"none\""),
                this::ribs);
        assertThat(ribs()).contains("\"id\":\"second\"");
        Files.writeString(etc.resolve("weir.rib-rib.cfg"), "sources = bmp\n");
        Waiting.await(
                "views back with their RIB",
                () -> ribs().contains("\"some\"") && ribs().contains("\"none\""),
                this::ribs);

        Files.delete(etc.resolve("weir.rib.view-some.cfg"));
        Waiting.await(
                "a view gone with its file, and the view of it",
                () -> !ribs().contains("\"some\"") && !ribs().contains("\"none\""),
                this::ribs);
        assertThat(ribs()).contains("\"id\":\"rib\"", "\"id\":\"second\"");
    }
}
