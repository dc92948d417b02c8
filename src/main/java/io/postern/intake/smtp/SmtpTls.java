package io.postern.intake.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.server.SSLSocketCreator;

/** The listener's side of STARTTLS (RFC 3207). */
final class SmtpTls implements SSLSocketCreator {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"}; // RFC 8996
  private final SSLContext context;

  SmtpTls(SmtpSettings.Tls settings) throws IOException {
    char[] password = settings.password().toCharArray();
    try (InputStream file = Files.newInputStream(settings.keyStore())) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(file, password);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
    } catch (GeneralSecurityException broken) {
      throw new IOException("cannot use the key store " + settings.keyStore(), broken);
    }
  }

  @Override
  public SSLSocket createSSLSocket(Socket plain) throws IOException {
    // The peer as its address: its name would cost a look-up and serves nothing here.
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
    socket.setUseClientMode(false);
    socket.setEnabledProtocols(PROTOCOLS);
    return socket;
  }
}
