package io.postern.ledger;

import static io.postern.ledger.World.NOON;

import io.postern.deciding.AnnouncementDecider;
import io.postern.deciding.ApplicationDecider;
import io.postern.deciding.DailyDecider;
import io.postern.deciding.Decision;
import io.postern.deciding.DigestDecider;
import io.postern.deciding.FiguresDecider;
import io.postern.deciding.InForce;
import io.postern.deciding.InvitationDecider;
import io.postern.deciding.JoinedDecider;
import io.postern.deciding.NudgeDecider;
import io.postern.deciding.SheetDecider;
import io.postern.deciding.StatementDecider;
import io.postern.deciding.TierDecider;
import io.postern.understanding.CrmRules;
import io.postern.understanding.StageSheet;
import io.postern.understanding.StageSheets;
import java.util.Optional;

/** Decides about the steps of a program as the engine does, at noon. */
interface RealTimers extends Decisions.TimerJudge {
  @Override
  default Decision daily(DailyDecider.DailyFacts facts) {
    return DailyDecider.decide(facts, NOON);
  }

  @Override
  default Decision joined(JoinedDecider.JoinedFacts facts) {
    return JoinedDecider.decide(facts, NOON);
  }

  @Override
  default Decision application(ApplicationDecider.ApplicationFacts facts) {
    return ApplicationDecider.decide(facts, NOON);
  }

  @Override
  default Decision invitation(InvitationDecider.InvitationFacts facts) {
    return InvitationDecider.decide(facts, InForce.NONE, NOON);
  }

  @Override
  default Decision nudge(NudgeDecider.NudgeFacts facts) {
    return NudgeDecider.decide(facts, InForce.NONE, NOON);
  }

  @Override
  default Decision statements(StatementDecider.AllFacts facts) {
    return StatementDecider.all(facts, InForce.NONE, NOON);
  }

  @Override
  default Decision tiers(TierDecider.AllFacts facts) {
    return TierDecider.all(facts, InForce.NONE, NOON);
  }

  @Override
  default Decision tier(TierDecider.OneFacts facts) {
    return TierDecider.one(facts, InForce.NONE, NOON);
  }

  @Override
  default StageSheet sheet(String name, String text) {
    return StageSheets.read(name, text, CrmRules.NONE).orElseThrow();
  }

  @Override
  default SheetDecider.Done stages(SheetDecider.SheetFacts facts) {
    return SheetDecider.decide(facts, InForce.NONE, NOON);
  }

  @Override
  default Decision digests(DigestDecider.AllFacts facts) {
    return DigestDecider.all(facts, NOON);
  }

  @Override
  default Decision digest(DigestDecider.OneFacts facts) {
    return DigestDecider.one(facts, NOON);
  }

  @Override
  default Decision announcement(AnnouncementDecider.BeginFacts facts) {
    return AnnouncementDecider.begin(facts, InForce.NONE, Optional.empty(), NOON);
  }

  @Override
  default Decision announcement(AnnouncementDecider.SliceFacts facts) {
    return AnnouncementDecider.slice(facts, InForce.NONE, Optional.empty(), NOON);
  }

  @Override
  default Decision figures(FiguresDecider.FiguresFacts facts) {
    return FiguresDecider.decide(facts, InForce.NONE, NOON);
  }

  @Override
  default Decision statement(StatementDecider.OneFacts facts) {
    return StatementDecider.one(facts, InForce.NONE, NOON);
  }
}
