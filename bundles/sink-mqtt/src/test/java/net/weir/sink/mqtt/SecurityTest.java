package net.weir.sink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.weir.testkit.RecordingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTest {
    @TempDir
    Path directory;

    private final RecordingContext context = Sinks.context();

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("command.log").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(directory.resolve("command.log")))
                .isZero();
    }

    /** A CA of our own, {@code NAME.pem} and {@code NAME.key}. */
    private void authority(String name) throws IOException, InterruptedException {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem");
    }

    /** A certificate that the CA signed. */
    private void certificate(String ca, String name, String key, String alternative)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("openssl", "req", "-newkey", key, "-nodes", "-subj", "/CN=" + name));
        if (key.equals("ec")) {
            command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256"));
        }
        command.addAll(List.of("-keyout", name + ".key", "-out", name + ".csr"));
        run(command.toArray(String[]::new));
        Files.writeString(directory.resolve(name + ".ext"), "subjectAltName=" + alternative + "\n");
        run(
                "openssl",
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                ca + ".pem",
                "-CAkey",
                ca + ".key",
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                name + ".ext",
                "-out",
                name + ".pem");
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private MqttSink sink(Broker broker, String scheme, String... more) {
        List<String> options =
                new ArrayList<>(List.of("server", scheme + "://127.0.0.1:" + broker.port(), "connect-retry", "0s"));
        options.addAll(List.of(more));
        return Sinks.of(context, options.toArray(String[]::new));
    }

    private Broker tlsBroker(String... more) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "allow_anonymous true",
                "cafile " + file("ca.pem"),
                "certfile " + file("server.pem"),
                "keyfile " + file("server.key")));
        settings.addAll(List.of(more));
        return new Broker(directory.resolve("broker"), settings.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void logs_in_with_the_right_password_only(String version) throws Exception {
        run("mosquitto_passwd", "-c", "-b", file("passwords"), "weir", "s3cret");
        Path right = Files.writeString(directory.resolve("right"), "s3cret\n");
        Path wrong = Files.writeString(directory.resolve("wrong"), "secret\n");
        try (Broker broker = new Broker(
                directory.resolve("broker"), "allow_anonymous false", "password_file " + file("passwords"))) {
            MqttSink refused =
                    sink(broker, "tcp", "version", version, "username", "weir", "password", "@file:" + wrong);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(refused::open)
                    .withMessageMatching("cannot connect to tcp://127.0.0.1:\\d+: (?i).*not authori[sz]ed.*");
            refused.close();
            MqttSink sink = sink(broker, "tcp", "version", version, "username", "weir", "password", "@file:" + right);
            sink.open();
            sink.accept(Sinks.events(1, 2));
            sink.flush();
            sink.close();
            assertThat(context.count("published")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, ec", "5, rsa:2048", "3.1.1, ec"})
    void speaks_tls_with_a_certificate_of_its_own(String version, String key) throws Exception {
        authority("ca");
        certificate("ca", "server", key, "IP:127.0.0.1");
        certificate("ca", "client", key, "DNS:weir");
        try (Broker broker = tlsBroker("require_certificate true")) {
            MqttSink sink = sink(
                    broker,
                    "ssl",
                    "version",
                    version,
                    "tls-trust",
                    file("ca.pem"),
                    "tls-certificate",
                    file("client.pem"),
                    "tls-key",
                    file("client.key"));
            sink.open();
            sink.accept(Sinks.events(1, 101));
            sink.flush();
            sink.close();
            assertThat(context.count("published")).isEqualTo(100);
            MqttSink nameless = sink(broker, "ssl", "version", version, "tls-trust", file("ca.pem"));
            assertThatExceptionOfType(IOException.class).isThrownBy(nameless::open);
            nameless.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void trusts_no_broker_that_another_authority_vouches_for(String version) throws Exception {
        authority("ca");
        authority("other");
        certificate("ca", "server", "ec", "IP:127.0.0.1");
        try (Broker broker = tlsBroker()) {
            for (String trust : List.of("other.pem", "")) {
                List<String> options = new ArrayList<>(List.of("version", version));
                if (!trust.isEmpty()) {
                    options.addAll(List.of("tls-trust", file(trust)));
                }
                MqttSink sink = sink(broker, "ssl", options.toArray(String[]::new));
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(sink::open)
                        .withMessageContaining("unable to find valid certification path");
                sink.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void trusts_no_broker_of_another_name(String version) throws Exception {
        authority("ca");
        certificate("ca", "server", "ec", "IP:192.0.2.1");
        try (Broker broker = tlsBroker()) {
            MqttSink sink = sink(broker, "ssl", "version", version, "tls-trust", file("ca.pem"));
            assertThatExceptionOfType(IOException.class).isThrownBy(sink::open).withMessageContaining("127.0.0.1");
            sink.close();
        }
    }

    @Test
    void says_what_is_wrong_with_a_file() throws Exception {
        authority("ca");
        Path empty = Files.writeString(directory.resolve("empty"), "");
        Path garbage = Files.writeString(
                directory.resolve("garbage"), "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        run("openssl", "pkey", "-in", "ca.key", "-aes128", "-passout", "pass:secret", "-out", "locked.key");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PemFiles.certificates(empty))
                .withMessageContaining("empty");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PemFiles.certificates(garbage))
                .withMessageContaining("garbage");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PemFiles.certificates(directory.resolve("none")))
                .withMessageContaining("none");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PemFiles.privateKey(directory.resolve("locked.key")))
                .withMessageContaining("PKCS#8 without a password");
        assertThat(PemFiles.certificates(directory.resolve("ca.pem"))).hasSize(1);
        assertThat(PemFiles.privateKey(directory.resolve("ca.key")).getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void a_message_that_the_broker_forbids_waits_for_the_operator() throws Exception {
        Path acl = Files.writeString(directory.resolve("acl"), "topic write weir/out1/allowed\n");
        try (Broker broker = new Broker(directory.resolve("broker"), "allow_anonymous true", "acl_file " + acl)) {
            MqttSink sink = sink(broker, "tcp");
            sink.open();
            sink.accept(Sinks.events(1, 2));
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(sink::flush)
                        .withMessage("the broker refuses weir/out1/resync-begin: not authorized");
            }
            assertThat(context.count("published")).isZero();
            sink.close();
        }
    }

    @Test
    void a_password_never_stands_in_the_options_text() throws Exception {
        Path right = Files.writeString(directory.resolve("right"), "s3cret\n");
        MqttOptions options = net.weir.testkit.OptionsOf.of(
                MqttOptions.class, "server", "tcp://127.0.0.1:1", "username", "weir", "password", "@file:" + right);
        assertThat(options.toString()).contains("***").doesNotContain("s3cret");
    }

    @Test
    void options_that_cannot_work_together_are_all_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sinks.of(
                        context,
                        "server",
                        "http://x",
                        "version",
                        "4",
                        "topic",
                        "weir/{nothing}",
                        "tls-key",
                        "k",
                        "tls-trust",
                        "t",
                        "client-id",
                        " {stage}".replace("{stage}", " ")))
                .withMessageContainingAll("server: ", "version: ", "topic: ", "go together", "is not ssl://");
    }
}
