package io.postern.load;

import io.postern.app.Engine;
import io.postern.app.settings.Settings;
import io.postern.app.settings.SettingsFile;
import io.postern.intake.Handover;
import io.postern.intake.IngressEvents;
import io.postern.intake.MailSink;
import io.postern.intake.smtp.SmtpIngress;
import io.postern.intake.smtp.SmtpSettings;
import io.postern.mail.Address;
import io.postern.mail.RawMail;
import io.postern.mail.Receipt;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * An engine with a planted defect: its SMTP listener acknowledges a mail before it is committed. A
 * run that kills it must see that mail is missing.
 *
 * <p>{@code Forgetful HOME PORT}
 */
final class Forgetful {
  private Forgetful() {}

  /** Says Kept at once, and keeps some time later. */
  private record Early(MailSink sink) implements MailSink {
    @Override
    public Receipt keep(RawMail mail) {
      Thread.ofVirtual().start(() -> sink.keep(mail));
      return new Receipt.Kept(0);
    }

    @Override
    public boolean accepts(Address recipient) {
      return sink.accepts(recipient);
    }
  }

  public static void main(String[] args) throws Exception {
    Settings settings =
        SettingsFile.read(Path.of(args[0], "postern.yml"), Map.of()).settings().orElseThrow();
    InstantSource clock = InstantSource.system();
    Engine engine = new Engine(settings, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
    engine.start();
    new SmtpIngress(
            SmtpSettings.at("127.0.0.1", Integer.parseInt(args[1])),
            new Handover(new Early(engine.door()), IngressEvents.NONE),
            clock)
        .start();
    Thread.currentThread().join();
  }
}
