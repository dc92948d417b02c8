package io.postern.journey;

import io.postern.identity.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's log: one method an event, fixed keys, ids and reason codes only. Never a body, a
 * token or a subject. Each line that is not the end says what happens next.
 */
public final class MailLog {
  private static final Logger LOG = LoggerFactory.getLogger("postern.mail");

  private final Tally tally;

  /**
   * @param tally where the same events are counted
   */
  public MailLog(Tally tally) {
    this.tally = tally;
  }

  public void kept(String ingress, long mail, String messageId, long micros) {
    tally.kept(ingress, "kept", micros);
    LOG.info("kept ingress={} mail={} message_id={} next=decide", ingress, mail, clean(messageId));
  }

  public void duplicate(String ingress, long mail, String messageId, long micros) {
    tally.kept(ingress, "duplicate", micros);
    LOG.info("duplicate ingress={} mail={} message_id={}", ingress, mail, clean(messageId));
  }

  public void notNow(String ingress, String reason) {
    tally.kept(ingress, "not-now", 0);
    LOG.error("not-kept ingress={} reason={} next=the sender tries again", ingress, clean(reason));
  }

  public void notOurs(String ingress, String reason) {
    tally.kept(ingress, "not-ours", 0);
    LOG.warn("not-ours ingress={} reason={} next=left where it is", ingress, clean(reason));
  }

  public void decided(long mail, String outcome, String reason, int notices, long micros) {
    tally.decided(outcome, reason, micros);
    LOG.info(
        "decided mail={} outcome={} reason={} notices={} micros={}",
        mail,
        outcome,
        reason,
        notices,
        micros);
  }

  public void decideFailed(long mail, int attempt, Throwable cause) {
    tally.decided("FAILED", cause.getClass().getSimpleName(), 0);
    LOG.error("decide-failed mail={} attempt={} next=tried again, then held", mail, attempt, cause);
  }

  public void originOpen(long mail, int attempt, String reason) {
    tally.decided("FAILED", "origin-open", 0);
    LOG.warn(
        "origin-open mail={} attempt={} reason={} next=DNS is asked again, then it is not proven",
        mail,
        attempt,
        clean(reason));
  }

  /** A try to send ended; only counted, what it means is told by the events below. */
  public void tried(String result, long micros) {
    tally.tried(result, micros);
  }

  public void sent(long notice, String reply) {
    LOG.info("sent notice={} reply={}", notice, clean(reply));
  }

  public void sendLater(long notice, int attempt, String reason, String next) {
    LOG.warn(
        "send-later notice={} attempt={} reason={} next={}", notice, attempt, clean(reason), next);
  }

  public void sendRefused(long notice, String reason) {
    LOG.warn(
        "send-refused notice={} reason={} next=the manager hears of it", notice, clean(reason));
  }

  public void sendUncertain(long notice, String reason) {
    LOG.warn("send-uncertain notice={} reason={} next=the same bytes again", notice, clean(reason));
  }

  public void sendGivenUp(long notice, int attempt, String reason) {
    LOG.error("send-given-up notice={} attempt={} reason={}", notice, attempt, clean(reason));
  }

  public void accountStopped(String reason) {
    LOG.error("outgoing-account-stopped reason={} next=tried again in a minute", clean(reason));
  }

  public void templateBroken(String problem) {
    LOG.error("template-broken problem={} next=the last good one was sent", clean(problem));
  }

  public void rulesReloaded(String version) {
    LOG.info("rules-reloaded version={}", version);
  }

  public void rulesBroken(String problem) {
    LOG.error("rules-broken problem={} next=the last good ones are used", clean(problem));
  }

  public void timer(String deals, String reason, int notices) {
    LOG.info("timer deal={} reason={} notices={}", deals, reason, notices);
  }

  public void unsubscribed(String program, long notice, boolean changed) {
    LOG.info("unsubscribed program={} notice={} changed={}", program, notice, changed);
  }

  public void recovered(int mails, int notices) {
    LOG.info("recovered mails={} notices={} next=they go on", mails, notices);
  }

  public void ingress(String ingress, String event, String reason) {
    LOG.info("ingress ingress={} event={} reason={}", ingress, event, clean(reason));
  }

  public void ingressLost(String ingress, String reason) {
    LOG.warn("ingress-lost ingress={} reason={} next=connects again", ingress, clean(reason));
  }

  public void workerFailed(String worker, Throwable cause) {
    LOG.error("worker-failed worker={} next=goes on in a moment", worker, cause);
  }

  public void started(String what) {
    LOG.info("started {}", what);
  }

  public void stopped() {
    LOG.info("stopped");
  }

  // What strangers wrote must not be able to write a line of the log (CWE-117).
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), 300));
    Token.cover(text)
        .codePoints()
        .limit(300)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
