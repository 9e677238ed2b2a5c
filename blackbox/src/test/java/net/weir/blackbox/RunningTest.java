package net.weir.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One instance, looked at from all sides while it runs. */
class RunningTest {
    @TempDir
    static Path home;

    static WeirProcess weir;

    @BeforeAll
    static void start() {
        weir = WeirProcess.start(home);
    }

    @AfterAll
    static void stop() {
        weir.close();
    }

    @Test
    void says_where_everything_is() {
        Map<String, Integer> ports = weir.ports();
        assertThat(weir.output())
                .contains("http://127.0.0.1:" + ports.get("http") + "/")
                .contains("127.0.0.1:" + ports.get("ssh"))
                .contains(home.toString());
    }

    @Test
    void listens_on_its_own_ports_on_loopback_and_on_nothing_else() throws Exception {
        Set<InetSocketAddress> expected = new HashSet<>();
        weir.ports().values().forEach(port -> expected.add(new InetSocketAddress("127.0.0.1", port)));
        assertThat(ListeningSockets.of(weir.pid())).isEqualTo(expected);
    }

    @Test
    void answers_on_the_web_port() {
        assertThat(weir.http("/api/v1/no-such-path").statusCode()).isEqualTo(404);
    }

    @Test
    void runs_a_shell_command() {
        Finished list = weir.shell("bundle:list -t 0");
        assertThat(list.status()).isZero();
        assertThat(list.output()).contains("Weir model").doesNotContain("\u001b");
    }

    @Test
    void tells_by_its_exit_status_that_a_shell_command_failed() {
        assertThat(weir.shell("no-such-command").status()).isNotZero();
        assertThat(weir.shell("feature:uninstall no-such-feature").status()).isNotZero();
        assertThat(weir.shell("no-such-command ; bundle:list").status()).isNotZero();
    }

    @Test
    void does_without_openssh() {
        Map<String, String> karafClient = Map.of("WEIR_SHELL_CLIENT", "karaf");
        assertThat(WeirProcess.script(home, karafClient, "shell", "bundle:list").output())
                .contains("Weir model");
        assertThat(WeirProcess.script(home, karafClient, "shell", "no-such-command")
                        .status())
                .isNotZero();
    }

    @Test
    void opens_the_shell_for_the_key_only() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/shell.key"))))
                .isEqualTo("rw-------");
        List<String> ssh = List.of(
                "ssh",
                "-p",
                "" + weir.ports().get("ssh"),
                "-F",
                "none",
                "-v",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "IdentityFile=none",
                "weir@127.0.0.1",
                "bundle:list");
        Finished refused = Finished.run(Map.of(), ssh);
        assertThat(refused.status()).isEqualTo(255);
        assertThat(refused.output())
                .contains("Authentications that can continue: publickey\r\n".strip())
                .contains("Permission denied (publickey)");
    }

    @Test
    void refuses_a_second_start_in_the_same_home() {
        Finished second = WeirProcess.script(home, Map.of(), "run", "--no-build");
        assertThat(second.status()).isNotZero();
        assertThat(second.output()).contains("already running").contains(home.toString());
        assertThat(weir.shell("bundle:list").status()).isZero();
    }

    @Test
    void names_the_port_that_is_taken_and_its_key(@TempDir Path other) {
        String taken = weir.ports().get("http").toString();
        Finished second = WeirProcess.script(other, Map.of("WEIR_HTTP_PORT", taken), "run", "--no-build");
        assertThat(second.status()).isNotZero();
        assertThat(second.output().strip())
                .isEqualTo("weir: port " + taken + " is taken; set WEIR_HTTP_PORT to another one (0 = any free one)");
    }

    @Test
    void refuses_to_open_the_web_beyond_loopback(@TempDir Path other) throws Exception {
        String refusal =
                refusal(other, "org.ops4j.pax.web.cfg", "org.ops4j.pax.web.listening.addresses = 127.0.0.1,0.0.0.0");
        assertThat(refusal)
                .startsWith("weir: the web has no login and must stay on loopback, not 0.0.0.0")
                .contains(other.resolve("etc/org.ops4j.pax.web.cfg").toString(), "docs/operations.md");
    }

    @Test
    void refuses_to_open_the_shell_beyond_loopback_for_passwords(@TempDir Path other) throws Exception {
        String refusal =
                refusal(other, "org.apache.karaf.shell.cfg", "sshHost = 0.0.0.0\nauthMethods = password,publickey");
        assertThat(refusal).startsWith("weir: the shell may listen on 0.0.0.0 only with authMethods = publickey");
    }

    /** The one line with which a start ends after these lines were added to a shipped file. */
    private static String refusal(Path home, String file, String lines) throws Exception {
        Files.createDirectories(home.resolve("etc"));
        Files.copy(
                WeirProcess.distribution().resolve("etc").resolve(file),
                home.resolve("etc").resolve(file));
        Files.writeString(home.resolve("etc").resolve(file), "\n" + lines + "\n", StandardOpenOption.APPEND);
        Finished run = WeirProcess.script(home, Map.of(), "run", "--no-build");
        assertThat(run.status()).isEqualTo(1);
        assertThat(home.resolve("data/pid")).doesNotExist();
        String said = run.output()
                .lines()
                .filter(line -> line.startsWith("weir: "))
                .toList()
                .toString();
        assertThat(run.output().strip().lines().filter(line -> !line.startsWith("Kept your")))
                .as(said)
                .hasSize(1);
        return run.output()
                .lines()
                .filter(line -> line.startsWith("weir: "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answers_no_request_under_a_foreign_name() throws Exception {
        for (String header : List.of("Host: evil.example", "Host: 127.0.0.1\r\nOrigin: http://evil.example")) {
            try (Socket socket = new Socket("127.0.0.1", weir.ports().get("http"))) {
                socket.setSoTimeout(20_000);
                String request = "GET /api/v1/stages HTTP/1.0\r\n" + header + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).containsPattern("^HTTP/1.1 (421|403) ").contains("is not in http.hosts");
            }
        }
    }

    @Test
    void keeps_a_line_break_of_a_message_inside_its_line() {
        String forged = "2026-01-01T00:00:00.000Z ERROR [x] y - forged";
        assertThat(weir.shell("log:log -l ERROR \"before\n" + forged + "\u001b[31m\"")
                        .status())
                .isZero();
        assertThat(weir.log()).contains("before\\n" + forged + "?[31m").doesNotContain("\n" + forged);
    }

    @Test
    void runs_beside_a_second_instance_and_leaves_nothing_behind(@TempDir Path other) throws Exception {
        long pid;
        try (WeirProcess second = WeirProcess.start(other)) {
            pid = second.pid();
            assertThat(second.ports().values())
                    .doesNotContainAnyElementsOf(weir.ports().values());
            assertThat(second.shell("bundle:list").status()).isZero();
            assertThat(weir.shell("bundle:list").status()).isZero();
            assertThat(second.stop().status()).isZero();
            assertThat(second.awaitEnd()).isZero();
            assertThat(second.alive()).isFalse();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(other.resolve("ports")).doesNotExist();
        assertThat(WeirProcess.script(other, Map.of(), "stop").output()).contains("is not running");
    }
}
