package io.postern.trusting;

import io.postern.identity.Authentication.Check;
import io.postern.identity.Authentication.Method;
import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Peer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
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
          Asking asking = new Asking(dns);
          return new Check(Method.SPF, verdict(asking, peer, sender), name);
        });
  }

  private static String verdict(Asking asking, Peer peer, String sender) {
    try {
      String verdict = new SPF(asking).checkSPF(peer.ip(), sender, peer.helo()).getResult();
      return asking.end.orElse(verdict);
    } catch (StackOverflowError tooLong) {
      return "permerror"; // jSPF's patterns go as deep as a term is long
    }
  }

  /**
   * Our DNS as jSPF asks it: no list where there is no record. It notes where the RFC has a check
   * end and jSPF goes on: at too many exchangers or names without records, and at a term that could
   * not be looked up.
   */
  private static final class Asking implements DNSService {
    private static final int MOST_NAMES = 10; // of an mx or ptr term (RFC 7208 4.6.4)
    private static final int MOST_VOID = 2; // lookups that find nothing (the same section)
    private static final int LONGEST = 4_000; // policy; the RFC recommends 512 (3.4)

    private final Dns dns;
    private final Set<String> exchangers = new HashSet<>();
    private Optional<String> end = Optional.empty();
    private int voids;

    Asking(Dns dns) {
      this.dns = dns;
    }

    @Override
    public @Nullable List<String> getRecords(DNSRequest request) throws TimeoutException {
      Optional<Dns.Type> type = type(request.getRecordType());
      if (type.isEmpty()) {
        return null;
      }
      return switch (dns.ask(request.getHostname(), type.get())) {
        case Dns.Answer.Records(var values) -> {
          note(request.getHostname(), type.get(), values);
          yield values.isEmpty() ? null : asItLikes(type.get(), values);
        }
        case Dns.Answer.Unknown(var why) -> {
          if (ofATerm(type.get())) {
            endsWith("temperror"); // RFC 7208 5
          }
          throw new TimeoutException(why);
        }
      };
    }

    // It sorts them in place, and compares names letter by letter.
    private static List<String> asItLikes(Dns.Type type, List<String> values) {
      return values.stream()
          .filter(value -> value.length() <= LONGEST)
          .map(value -> type == Dns.Type.PTR ? value.toLowerCase(Locale.ROOT) : value)
          .collect(Collectors.toCollection(ArrayList::new));
    }

    private void note(String name, Dns.Type type, List<String> found) {
      if (type == Dns.Type.TXT && found.stream().anyMatch(text -> text.length() > LONGEST)) {
        endsWith("permerror");
      }
      if (!ofATerm(type)) {
        return;
      }
      // An exchanger without an address of the peer's kind is as it should be.
      voids += found.isEmpty() && !exchangers.contains(name) ? 1 : 0;
      if (type == Dns.Type.MX) {
        exchangers.addAll(found);
      }
      if (voids > MOST_VOID || type == Dns.Type.MX && found.size() > MOST_NAMES) {
        endsWith("permerror");
      }
    }

    // Policies, what they include and ptr jSPF judges right.
    private static boolean ofATerm(Dns.Type type) {
      return switch (type) {
        case A, AAAA, MX -> true;
        case PTR, TXT -> false;
      };
    }

    private void endsWith(String verdict) {
      end = end.or(() -> Optional.of(verdict));
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
