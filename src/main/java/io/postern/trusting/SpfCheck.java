package io.postern.trusting;

import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.SPF;
import org.jspecify.annotations.Nullable;

/** Whether the reverse path's domain lets this peer send (RFC 7208), as jSPF finds it. */
final class SpfCheck {
  private SpfCheck() {}

  /** Nothing where the peer is not known, or the reverse path is no address. */
  static Optional<Check> of(Envelope envelope, Dns dns) {
    if (!envelope.known() || envelope.peer().isEmpty()) {
      return Optional.empty();
    }
    Peer peer = envelope.peer().get();
    // RFC 7208 2.4: of the null sender the name of the peer is checked.
    Optional<String> domain =
        envelope.nullSender()
            ? Address.parse("postmaster@" + peer.helo()).map(Address::domain)
            : envelope.mailFrom().map(Address::domain);
    return domain.map(
        name -> {
          String sender =
              envelope.nullSender()
                  ? "postmaster@" + name
                  : String.valueOf(envelope.mailFrom().get());
          String verdict =
              new SPF(new Asking(dns)).checkSPF(peer.ip(), sender, peer.helo()).getResult();
          return new Check(Method.SPF, verdict, name);
        });
  }

  /** Our DNS as jSPF asks it: no list where there is no record. */
  private record Asking(Dns dns) implements DNSService {
    private static final int MOST_NAMES = 10; // of an mx or ptr term (RFC 7208 4.6.4)

    @Override
    public @Nullable List<String> getRecords(DNSRequest request) throws TimeoutException {
      Optional<Dns.Type> type = type(request.getRecordType());
      if (type.isEmpty()) {
        return null;
      }
      return switch (dns.ask(request.getHostname(), type.get())) {
        case Dns.Answer.Records(var values) ->
            values.isEmpty() ? null : new ArrayList<>(values); // it sorts them in place
        case Dns.Answer.Unknown(var why) -> throw new TimeoutException(why);
      };
    }

    private static Optional<Dns.Type> type(int number) {
      return switch (number) {
        case DNSRequest.A -> Optional.of(Dns.Type.A);
        case DNSRequest.AAAA -> Optional.of(Dns.Type.AAAA);
        case DNSRequest.MX -> Optional.of(Dns.Type.MX);
        case DNSRequest.PTR -> Optional.of(Dns.Type.PTR);
        case DNSRequest.TXT -> Optional.of(Dns.Type.TXT);
        default -> Optional.empty(); // SPF's own type is gone (RFC 7208 3.1)
      };
    }

    @Override
    public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
      try {
        return CompletableFuture.completedFuture(getRecords(request));
      } catch (TimeoutException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @Override
    public List<String> getLocalDomainNames() {
      return List.of("unknown"); // RFC 7208 7.3, macro r
    }

    @Override
    public void setTimeOut(int seconds) {
      // the mail's allowance says how long
    }

    @Override
    public int getRecordLimit() {
      return MOST_NAMES;
    }

    @Override
    public void setRecordLimit(int limit) {
      // it is the RFC's
    }
  }
}
