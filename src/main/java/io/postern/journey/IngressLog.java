package io.postern.journey;

import io.postern.intake.IngressEvents;
import java.time.Duration;

/** What the ways in tell of themselves, in the operator's log. */
public record IngressLog(MailLog log) implements IngressEvents {
  @Override
  public void connected(String ingress, String where) {
    log.ingress(ingress, "connected", where);
  }

  @Override
  public void lost(String ingress, String why, Duration retryIn) {
    log.ingressLost(ingress, why + "; again in " + retryIn.toSeconds() + " s");
  }

  @Override
  public void refused(String ingress, String peer, String reason) {
    log.ingress(ingress, "refused", reason + " peer=" + peer);
  }

  @Override
  public void trouble(String ingress, String what) {
    log.ingressLost(ingress, what);
  }
}
