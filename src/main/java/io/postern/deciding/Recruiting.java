package io.postern.deciding;

import io.postern.deciding.Candidacy.End;
import io.postern.deciding.Candidacy.Question;
import io.postern.deciding.Candidacy.Waiting;
import io.postern.identity.Act;
import io.postern.mail.Address;
import io.postern.notice.ManagerNotice;
import io.postern.notice.NewcomerNotice;
import io.postern.notice.PartnerNotice;
import io.postern.partner.Correspondent;
import io.postern.partner.Manager;
import io.postern.understanding.Command;
import io.postern.understanding.Consent;
import io.postern.understanding.Orders;
import io.postern.understanding.Reading;
import io.postern.understanding.Referral;
import java.util.List;
import java.util.Optional;

/** An answer to one of our questions about somebody who may become a partner. */
final class Recruiting {
  private static final String SETTLED = "already-answered";

  // Whom nobody has accepted yet does not keep a manager busy without end.
  private static final String TOO_MUCH = "newcomer-writes-much";

  private final Candidacy about;
  private final Reading reading;
  private final Facts facts;
  private final Draft draft;

  private Recruiting(Candidacy about, Reading reading, Facts facts, Draft draft) {
    this.about = about;
    this.reading = reading;
    this.facts = facts;
    this.draft = draft;
  }

  /** Empty when the mail answers no such question, or is to be decided about as any other. */
  static Optional<Decision> decide(Reading reading, Facts facts, Draft draft) {
    Optional<Candidacy> about = facts.newcomers().answered();
    if (about.isEmpty() || !reading.automation().human() || Intents.doubt(reading).isPresent()) {
      return Optional.empty();
    }
    draft.trace("newcomer", "answers what we asked about " + about.get().who());
    Recruiting answer = new Recruiting(about.get(), reading, facts, draft);
    return switch (facts.sender()) {
      case Correspondent.OfProgram m when Act.DECIDE.allowedTo(facts.mail().identity()) ->
          answer.byManager(m.manager());
      case Correspondent.Stranger _ when Act.CONFIRM.allowedTo(facts.mail().identity()) ->
          answer.byNewcomer();
      case Correspondent.OfPartner p when Act.CONFIRM.allowedTo(facts.mail().identity()) ->
          answer.joins() ? Optional.of(already(p, draft)) : Optional.empty();
      case Correspondent.OfProgram _, Correspondent.Stranger _, Correspondent.OfPartner _ ->
          Optional.empty();
    };
  }

  /** Who says that it joins is a partner already. */
  static Decision already(Correspondent.OfPartner by, Draft draft) {
    draft.owe(
        new NewcomerNotice.NewcomerTold(
            "already", by.partner().name(), "", draft.nameOf(by.partner().managerEmail())),
        by.contact().email(),
        List.of());
    return draft.end(Outcome.REFUSED, "joined-already");
  }

  private Optional<Decision> byNewcomer() {
    return switch (about.question()) {
      case JOIN -> Optional.of(invited());
      case APPLY -> applying();
      case INVITE, ACCEPT, ADVISE -> Optional.empty();
    };
  }

  private Decision invited() {
    if (!about.open()) {
      return draft.end(Outcome.HELD, SETTLED);
    }
    if (joins()) {
      news("joined", reading.orders().message().orElse(""), about.manager());
      welcome(false, true, about.who());
      return draft.end(Outcome.ACTED, "joined");
    }
    if (refuses()) {
      return declined();
    }
    if (Fuse.blown(facts)) {
      return draft.end(Outcome.HELD, TOO_MUCH);
    }
    String words = reading.parts().own().strip();
    draft.recruit(
        new ManagerNotice.NewcomerWrote(about.who().toString(), about.company(), words, false),
        about.next(Question.ADVISE),
        inCharge());
    tell("asked", "", Question.JOIN);
    return draft.end(Outcome.ACTED, "message-passed-on");
  }

  private Decision declined() {
    draft.upkeep(new Upkeep.Settle(about.id(), End.DECLINED, about.who()));
    if (about.question() == Question.JOIN) {
      news("declined", reading.parts().own().strip(), about.manager());
    }
    tell("declined", "", about.question());
    return draft.end(Outcome.ACTED, "invitation-declined");
  }

  private Optional<Decision> applying() {
    String words = reading.parts().own().strip();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (reading.consent().filter(Consent.NO::equals).isPresent()) {
      return Optional.of(declined());
    }
    Optional<Candidacy> applied = facts.newcomers().applied();
    if (applied.isPresent() && Fuse.blown(facts)) {
      return Optional.of(draft.end(Outcome.HELD, TOO_MUCH));
    }
    Candidacy asked =
        applied.orElseGet(
            () ->
                Candidacy.ask(
                    Question.ACCEPT,
                    about.who(),
                    company(),
                    draft.program.managers().getFirst().email(),
                    about.waiting()));
    draft.recruit(
        applied.isPresent()
            ? new ManagerNotice.NewcomerWrote(about.who().toString(), asked.company(), words, true)
            : new ManagerNotice.Application(
                about.who().toString(),
                asked.company(),
                words,
                draft.joining.criteria(),
                facts.mail().claimedAt(),
                about.waiting().isPresent()),
        asked.next(Question.ACCEPT),
        draft.program.inCharge(asked.manager()));
    tell(applied.isPresent() ? "asked" : "applied", "", Question.APPLY);
    if (applied.isEmpty()) {
      draft.later(ApplicationDecider.step(about, draft.program, draft.now));
    }
    return Optional.of(
        draft.end(Outcome.ACTED, applied.isPresent() ? "message-passed-on" : "application-taken"));
  }

  /** What the applicant calls its company; else its domain, which is proven. */
  private String company() {
    return reading.referrals().stream()
        .map(Referral::facts)
        .flatMap(one -> one.prospect().company().stream())
        .findFirst()
        .orElseGet(() -> about.who().domain());
  }

  private Optional<Decision> byManager(Manager by) {
    if (about.question() == Question.JOIN || about.question() == Question.APPLY) {
      return Optional.empty();
    }
    Optional<Command> said = order();
    boolean yes = reading.consent().filter(Consent.YES::equals).isPresent();
    boolean no = reading.consent().filter(Consent.NO::equals).isPresent();
    return switch (about.question()) {
      case INVITE -> yes ? Optional.of(confirmed(by)) : no ? Optional.of(dropped(by)) : answer(by);
      case ACCEPT, ADVISE -> {
        boolean accepts =
            about.question() == Question.ACCEPT
                && (yes
                    || said.filter(Command.Approve.class::isInstance).isPresent()
                    || said.filter(Command.Accept.class::isInstance).isPresent());
        Optional<String> reason =
            said.filter(Command.Decline.class::isInstance)
                .map(Command.Decline.class::cast)
                .map(Command.Decline::reason);
        if (!accepts && reason.isEmpty()) {
          yield answer(by);
        }
        if (!about.open()) {
          yield Optional.of(settled(by));
        }
        yield Optional.of(accepts ? accepted(by, said) : refused(by, reason.orElse("")));
      }
      case JOIN, APPLY -> Optional.empty();
    };
  }

  private Decision confirmed(Manager by) {
    if (!about.open()) {
      return settled(by);
    }
    draft.upkeep(new Upkeep.Settle(about.id(), End.CONFIRMED, by.email()));
    return new Inviting(facts, draft, by).invite(about.who(), about.company(), Optional.empty());
  }

  private Decision dropped(Manager by) {
    draft.upkeep(new Upkeep.Settle(about.id(), End.DECLINED, by.email()));
    news("dropped", "", by.email());
    return draft.end(Outcome.ACTED, "invitation-dropped");
  }

  private Decision settled(Manager by) {
    news("settled", "", by.email());
    return draft.end(Outcome.REFUSED, SETTLED);
  }

  private Decision accepted(Manager by, Optional<Command> said) {
    String company =
        said.filter(Command.Accept.class::isInstance)
            .map(Command.Accept.class::cast)
            .flatMap(Command.Accept::company)
            .orElse(about.company());
    Candidacy named =
        new Candidacy(
            about.id(),
            about.question(),
            about.who(),
            company,
            by.email(),
            about.waiting(),
            about.open());
    Recruiting renamed = new Recruiting(named, reading, facts, draft);
    renamed.news("accepted", "", by.email());
    renamed.welcome(true, false, by.email());
    return draft.end(Outcome.ACTED, "application-accepted");
  }

  private Decision refused(Manager by, String reason) {
    draft.upkeep(new Upkeep.Settle(about.id(), End.REFUSED, by.email()));
    about
        .waiting()
        .filter(Waiting::held)
        .ifPresent(
            mail ->
                draft.upkeep(new Upkeep.Dismiss(mail.mailId(), "applicant-refused", by.email())));
    draft.owe(told("refused", reason), about.who(), List.of());
    news("refused", reason, by.email());
    return draft.end(Outcome.ACTED, "application-refused");
  }

  /** A manager's words go to whom they are about; what may be an order goes its usual way. */
  private Optional<Decision> answer(Manager by) {
    String words = reading.orders().message().orElse(reading.parts().own()).strip();
    boolean plain = reading.orders().verdict() == Orders.Verdict.NONE && !words.isEmpty();
    if (!plain || !about.open() || about.question() == Question.INVITE) {
      return Optional.empty();
    }
    Question next = about.question() == Question.ACCEPT ? Question.APPLY : Question.JOIN;
    draft.recruit(
        new NewcomerNotice.NewcomerAnswer(words, draft.nameOf(by.email()), next == Question.JOIN),
        about.next(next),
        about.who());
    news("answered", words, by.email());
    return Optional.of(draft.end(Outcome.ACTED, "message-passed-on"));
  }

  private Optional<Command> order() {
    return reading.orders().verdict() == Orders.Verdict.EXECUTE
            && reading.orders().commands().size() == 1
        ? Optional.of(reading.orders().commands().getFirst().command())
        : Optional.empty();
  }

  private boolean joins() {
    return reading.consent().filter(Consent.YES::equals).isPresent()
        || order().filter(Command.Join.class::isInstance).isPresent();
  }

  private boolean refuses() {
    return reading.consent().filter(Consent.NO::equals).isPresent()
        || order().filter(Command.Withdraw.class::isInstance).isPresent()
        || order().filter(Command.Stop.class::isInstance).isPresent();
  }

  private void welcome(boolean applied, boolean amongKnown, Address by) {
    Optional<Waiting> held = about.waiting().filter(Waiting::held);
    draft.upkeep(
        new Upkeep.Enrol(
            about.id(),
            about.who(),
            about.company(),
            amongKnown,
            inCharge(),
            draft.ladder.entry(),
            draft.joining.termsVersion(),
            by));
    held.ifPresent(mail -> draft.upkeep(new Upkeep.Release(mail.mailId(), by)));
    draft.owe(
        new PartnerNotice.Welcome(
            about.company(),
            draft.nameOf(about.manager()),
            applied,
            held.isPresent(),
            draft.joining.termsVersion(),
            draft.joining.kit()),
        about.who(),
        List.of());
    NudgeDecider.after(about, draft.joining, draft.now).forEach(draft::later);
  }

  private void news(String what, String words, Address to) {
    draft.owe(
        new ManagerNotice.NewcomerNews(what, about.who().toString(), about.company(), words),
        draft.program.inCharge(to),
        List.of());
  }

  private void tell(String what, String words, Question next) {
    draft.recruit(told(what, words), about.next(next), about.who());
  }

  private NewcomerNotice.NewcomerTold told(String what, String words) {
    return new NewcomerNotice.NewcomerTold(
        what, about.company(), words, draft.nameOf(about.manager()));
  }

  private Address inCharge() {
    return draft.program.inCharge(about.manager());
  }
}
