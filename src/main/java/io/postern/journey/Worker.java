package io.postern.journey;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A loop around a step: as long as a step finds work the next one follows, else it waits until it
 * is woken or some time has passed. A step that throws is logged and the loop goes on.
 */
public final class Worker implements AutoCloseable {
  /** One piece of work. */
  @FunctionalInterface
  public interface Step {
    /**
     * @return whether there may be more
     */
    boolean runOnce() throws InterruptedException;
  }

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final String name;
  private final Step step;
  private final Duration idle;
  private final MailLog log;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param idle how long to wait when there was nothing to do and nobody woke it
   */
  public Worker(String name, Step step, Duration idle, MailLog log) {
    this.name = name;
    this.step = step;
    this.idle = idle;
    this.log = log;
    this.thread = Thread.ofPlatform().name("postern-" + name).unstarted(this::loop);
  }

  public void start() {
    thread.start();
  }

  /** There is work: does not wait, may be called from any thread. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void loop() {
    while (!stopping) {
      Duration pause = Duration.ZERO;
      try {
        if (!step.runOnce()) {
          pause = idle;
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        log.workerFailed(name, e);
        pause = AFTER_FAILURE;
      }
      try {
        if (!pause.isZero() && wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Lets the step that runs finish, then ends the loop. */
  @Override
  public void close() {
    stopping = true;
    wake.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
