package io.postern.app;

import io.postern.app.settings.Inbound;
import io.postern.app.settings.Settings;
import io.postern.identity.TrustPolicy;
import io.postern.intake.http.HttpDoor;
import io.postern.journey.Origins;
import io.postern.trusting.NameServers;
import io.postern.trusting.OriginChecks;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whose word counts about where mail comes from, by the name of the way in. */
final class TrustWiring {
  private TrustWiring() {}

  /** Which border is believed. */
  static Function<String, TrustPolicy> borders(Settings settings) {
    return byIngress(settings.inbound(), TrustWiring::border);
  }

  /** Where nobody is believed and DNS is asked instead. */
  static Origins origins(Settings settings) {
    // Those who ask the same name servers share what these have answered.
    Map<List<InetSocketAddress>, NameServers> asking = new HashMap<>();
    return new Origins(
        byIngress(
            settings.inbound(),
            trust ->
                trust.verify() == Inbound.Verify.BORDER
                    ? Optional.empty()
                    : Optional.of(
                        new OriginChecks(
                            asking.computeIfAbsent(trust.nameServers(), NameServers::of),
                            trust.sealers()))));
  }

  private static <T> Function<String, T> byIngress(Inbound inbound, Function<Inbound.Trust, T> of) {
    Map<String, T> ingresses = new HashMap<>();
    inbound.smtp().ifPresent(smtp -> ingresses.put("smtp", of.apply(smtp.trust())));
    inbound.http().ifPresent(door -> ingresses.put(HttpDoor.INGRESS, of.apply(door.trust())));
    inbound.imap().forEach(imap -> ingresses.put("imap:" + imap.name(), of.apply(imap.trust())));
    inbound
        .maildirs()
        .forEach(maildir -> ingresses.put("maildir:" + maildir.name(), of.apply(maildir.trust())));
    T files = of.apply(inbound.files());
    return ingress -> ingresses.getOrDefault(ingress, files);
  }

  private static TrustPolicy border(Inbound.Trust trust) {
    return new TrustPolicy(
        Set.copyOf(trust.authservIds()),
        Set.copyOf(trust.receivedBy()),
        switch (trust.preset()) {
          case GENERIC -> TrustPolicy.Preset.GENERIC;
          case GMAIL -> TrustPolicy.Preset.GMAIL;
          case M365 -> TrustPolicy.Preset.M365;
        });
  }
}
