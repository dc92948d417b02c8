package io.postern.trusting;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/** The real name servers, each with its own cache. */
public final class NameServers implements Dns {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Resolver resolver;
  private final Cache cache = new Cache(DClass.IN);

  private NameServers(Resolver resolver) {
    this.resolver = resolver;
    resolver.setTimeout(PATIENCE);
  }

  /**
   * Those that are named.
   *
   * @param servers none for those that the system uses
   */
  public static NameServers of(List<InetSocketAddress> servers) {
    if (servers.isEmpty()) {
      return new NameServers(new ExtendedResolver());
    }
    return new NameServers(
        new ExtendedResolver(
            servers.stream().<Resolver>map(SimpleResolver::new).toArray(Resolver[]::new)));
  }

  @Override
  public Answer ask(String name, Type type) {
    Lookup lookup;
    try {
      lookup = new Lookup(Name.fromString(name, Name.root), number(type), DClass.IN);
    } catch (TextParseException noName) {
      return new Answer.Records(List.of());
    }
    lookup.setResolver(resolver);
    lookup.setCache(cache);
    Record[] found = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL -> new Answer.Records(values(List.of(found)));
      case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> new Answer.Records(List.of());
      default -> new Answer.Unknown(name + ": " + lookup.getErrorString());
    };
  }

  private static int number(Type type) {
    return switch (type) {
      case A -> org.xbill.DNS.Type.A;
      case AAAA -> org.xbill.DNS.Type.AAAA;
      case MX -> org.xbill.DNS.Type.MX;
      case PTR -> org.xbill.DNS.Type.PTR;
      case TXT -> org.xbill.DNS.Type.TXT;
    };
  }

  private static List<String> values(List<Record> records) {
    return records.stream()
        .sorted(Comparator.comparingInt(NameServers::preference))
        .flatMap(NameServers::value)
        .toList();
  }

  private static int preference(Record record) {
    return record instanceof MXRecord mx ? mx.getPriority() : 0;
  }

  private static Stream<String> value(Record record) {
    return switch (record) {
      case ARecord a -> Stream.of(a.getAddress().getHostAddress());
      case AAAARecord aaaa -> Stream.of(aaaa.getAddress().getHostAddress());
      case MXRecord mx -> Stream.of(mx.getTarget().toString(true));
      case PTRRecord ptr -> Stream.of(ptr.getTarget().toString(true));
      case TXTRecord txt -> Stream.of(String.join("", txt.getStrings()));
      case Record other -> Stream.empty(); // an alias on the way
    };
  }
}
