package net.weir.sink.mqtt;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Sockets with TLS from PEM files. The broker's name is checked by the client library. */
final class Tls {
    private Tls() {}

    /** Reads the files anew, so that renewed certificates count from the next connection on. */
    static SSLSocketFactory sockets(MqttOptions options) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(options), trust(options.tlsTrust()), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot set up TLS: " + Link.words(e), e);
        }
    }

    private static TrustManager @Nullable [] trust(@Nullable Path file) throws IOException, GeneralSecurityException {
        if (file == null) {
            return null;
        }
        KeyStore store = empty();
        List<Certificate> certificates = PemFiles.certificates(file);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("trusted-" + i, certificates.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keys(MqttOptions options) throws IOException, GeneralSecurityException {
        if (options.tlsCertificate() == null || options.tlsKey() == null) {
            return null;
        }
        KeyStore store = empty();
        Certificate[] chain = PemFiles.certificates(options.tlsCertificate()).toArray(Certificate[]::new);
        store.setKeyEntry("client", PemFiles.privateKey(options.tlsKey()), new char[0], chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
