package io.postern.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks the system's name servers by the JDK's own resolver, which gives texts and never objects;
 * JNDI asks for the old table.
 */
@SuppressWarnings({"BanJNDI", "JdkObsolete"})
final class Dns implements AutoCloseable {
  private final @Nullable DirContext context;

  /** What DNS says. */
  sealed interface Answer {
    /** The records; none when the name has no record of this type. */
    record Records(List<String> records) implements Answer {
      public Records {
        records = List.copyOf(records);
      }
    }

    /** There is no such name. */
    record NoSuchName() implements Answer {}

    /** Nobody could be asked. */
    record Unknown(String why) implements Answer {}
  }

  /**
   * @param patience how long an answer is waited for
   */
  Dns(Duration patience) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put("com.sun.jndi.dns.timeout.initial", String.valueOf(patience.toMillis()));
    environment.put("com.sun.jndi.dns.timeout.retries", "1");
    DirContext opened = null;
    try {
      opened = new InitialDirContext(environment);
    } catch (NamingException noNameServer) {
      // said at each question
    }
    context = opened;
  }

  Answer records(String name, String type) {
    if (context == null) {
      return new Answer.Unknown("no name server");
    }
    try {
      Attribute attribute = context.getAttributes(name, new String[] {type}).get(type);
      List<String> records = new ArrayList<>();
      if (attribute != null) {
        NamingEnumeration<?> all = attribute.getAll();
        while (all.hasMore()) {
          records.add(String.valueOf(all.next()).replace("\"", ""));
        }
      }
      return new Answer.Records(records);
    } catch (NameNotFoundException e) {
      return new Answer.NoSuchName();
    } catch (NamingException e) {
      return new Answer.Unknown(e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    if (context != null) {
      try {
        context.close();
      } catch (NamingException nothingToSave) {
        // it only held a socket
      }
    }
  }
}
