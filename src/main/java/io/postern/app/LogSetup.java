package io.postern.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Logs go to standard error, one line an event. Found by Logback through {@code META-INF/services}:
 * without an XML parser, so that short commands start fast. A {@code logback.xml} of the operator's
 * own, named by {@code -Dlogback.configurationFile}, stands before it.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final String OWN_FILE = "logback.configurationFile";
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0} %msg%n%ex{full}";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty(OWN_FILE) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(console);
    root.setLevel(Level.WARN);
    // It warns of each H2 that is newer than its last release.
    context.getLogger("org.flywaydb").setLevel(Level.ERROR);
    // It warns of each client that goes away or writes nonsense; what matters of it is in our log.
    context.getLogger("org.subethamail").setLevel(Level.ERROR);
    // They warn of each mail that proves nothing, with a trace; what they found is in our own
    // words.
    context.getLogger("org.apache.james.jspf").setLevel(Level.OFF);
    context.getLogger("org.apache.james.jdkim").setLevel(Level.OFF);
    context.getLogger("org.xbill.DNS").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** What the engine tells of its work is shown; a short command shows only warnings. */
  public static void tellOfTheWork() {
    for (String own : List.of("postern", "io.postern")) {
      if (LoggerFactory.getLogger(own) instanceof Logger logger) {
        logger.setLevel(Level.INFO);
      }
    }
  }
}
