package io.postern.intake;

import io.postern.mail.Receipt;
import io.postern.mail.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Remembers what ways in told, one line each, and can wait for a line. */
public final class RecordingEvents implements IngressEvents {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void connected(String ingress, String where) {
    add("connected " + ingress);
  }

  @Override
  public void lost(String ingress, String why, Duration retryIn) {
    add("lost " + ingress + ": " + why);
  }

  @Override
  public void refused(String ingress, String peer, String reason) {
    add("refused " + reason);
  }

  @Override
  public void handedOver(Source source, Receipt receipt) {
    add("handed over " + source.key() + ": " + receipt.getClass().getSimpleName());
  }

  @Override
  public void trouble(String ingress, String what) {
    add("trouble: " + what);
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  public synchronized long count(Predicate<String> which) {
    return lines.stream().filter(which).count();
  }

  public void await(String part) throws InterruptedException {
    await(part, 1);
  }

  /** Waits until so many lines have this in them; fails after 10 seconds. */
  public synchronized void await(String part, int times) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (count(line -> line.contains(part)) < times) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("not " + times + " times \"" + part + "\" in " + lines);
      }
      wait(left);
    }
  }
}
