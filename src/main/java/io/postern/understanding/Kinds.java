package io.postern.understanding;

import io.postern.mail.Automation;
import io.postern.mail.Letter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges what a mail is: by its automation, by the phrases that speak for each kind, and by whether
 * it names somebody new.
 */
final class Kinds {
  /** Kinds that are about a registration that is there; of equally likely ones the first. */
  private static final List<Kind> ABOUT_ONE =
      List.of(
          Kind.WITHDRAWAL,
          Kind.EXTENSION_REQUEST,
          Kind.DISPUTE,
          Kind.CORRECTION,
          Kind.STATUS_REQUEST);

  private static final double ENOUGH = 2.5;

  private static final double OWN_BUSINESS = 4;

  private static final double MOSTLY = 6;

  /** So much may name somebody and say nothing else. */
  private static final int BARE = 2;

  private static final int LONGEST_BARE = 120;

  /** Sentences of a text in which any question is one. */
  private static final int SHORT = 3;

  /** At the end of a mail stands what is asked. */
  private static final int LAST = 3;

  /** What a mail says that sells and does nothing else. */
  private static final double SELLING = 7;

  /**
   * @param kind what the mail is
   * @param refersTo the company that it is about, when it is about a registration that is there
   * @param referrals what it refers or corrects; empty for the other kinds
   * @param trace why
   */
  record Verdict(Kind kind, Optional<String> refersTo, List<Referral> referrals, Trace trace) {
    Verdict {
      referrals = List.copyOf(referrals);
    }
  }

  private final Letter letter;
  private final Parts parts;
  private final Automation automation;
  private final List<Referral> referrals;
  private final Orders orders;
  private final KindRules rules;
  private final Known known;
  private final Scene scene;
  private final Sheet own;
  private final KindSigns signs;
  private final Prospects prospects;
  private final Standing standing;

  private Kinds(
      Letter letter,
      Parts parts,
      Automation automation,
      List<Referral> referrals,
      Orders orders,
      RuleBook rules,
      Known known,
      Scene scene) {
    this.letter = letter;
    this.parts = parts;
    this.automation = automation;
    this.referrals = referrals;
    this.orders = orders;
    this.rules = rules.kinds();
    this.known = known;
    this.scene = scene;
    this.own = scene.sheet("own-text", parts.own());
    this.signs = new KindSigns(rules.kinds(), scene.languages());
    this.prospects = new Prospects(referrals);
    this.standing = new Standing(letter, parts, referrals, known);
  }

  /** The same letter, referrals, rules and Known always give the same verdict. */
  static Verdict judge(
      Letter letter,
      Parts parts,
      Automation automation,
      List<Referral> referrals,
      Orders orders,
      RuleBook rules,
      Known known,
      Scene scene) {
    return new Kinds(letter, parts, automation, referrals, orders, rules, known, scene).judge();
  }

  private Verdict judge() {
    Kind kind = kind();
    Trace trace = Trace.EMPTY.with("kind-" + kind.word(), because(kind));
    if (signs.cutShort()) {
      trace = trace.with("limit", KindSigns.LIMIT);
    }
    return switch (kind) {
      case REFERRAL -> new Verdict(kind, Optional.empty(), referrals, trace);
      case CORRECTION -> {
        Optional<Found<String>> about = about();
        Referral changes = Corrections.changes(own, scene, referrals, about, standing.completes());
        yield new Verdict(kind, about.map(Found::value), List.of(changes), trace);
      }
      case STATUS_REQUEST, WITHDRAWAL, EXTENSION_REQUEST, DISPUTE ->
          new Verdict(kind, about().map(Found::value), List.of(), trace);
      case QUESTION, MESSAGE, COMMAND, AUTO_REPLY, BOUNCE, COMPLAINT, NEWSLETTER, SPAM ->
          new Verdict(kind, Optional.empty(), List.of(), trace);
    };
  }

  private Optional<Found<String>> about() {
    return RefersTo.find(letter, parts, scene, own, rules, known);
  }

  // ---- the judgement

  private Kind kind() {
    Optional<Kind> automatic = automatic();
    if (automatic.isPresent()) {
      return automatic.get();
    }
    signs.count(parts.own()).count(Subjects.bare(letter.subject()));
    if (parts.forwarded().isEmpty()) {
      // A footer tells a newsletter; it is no part of what the author wrote.
      signs.countClear(parts.signature(), Kind.NEWSLETTER);
    }
    if (Corrections.contrasts(own)) {
      signs.add(Kind.CORRECTION, KindSigns.CLEAR, "one value, not the other");
    }
    return unasked().orElseGet(() -> ordered(written()));
  }

  /** Words that are carried out make a mail a command, or a request of the kind that they name. */
  private Kind ordered(Kind written) {
    if (orders.verdict() != Orders.Verdict.EXECUTE) {
      return written;
    }
    if (known.role() == Known.Role.MANAGER) {
      return Kind.COMMAND;
    }
    boolean plain = written == Kind.QUESTION || written == Kind.MESSAGE;
    return plain && orders.commands().getFirst().command() instanceof Command.OfPartner said
        ? kindOf(said, written)
        : written;
  }

  private static Kind kindOf(Command.OfPartner said, Kind written) {
    return switch (said) {
      case Command.Status _, Command.Referrals _ -> Kind.STATUS_REQUEST;
      case Command.Withdraw _ -> Kind.WITHDRAWAL;
      case Command.Extend _ -> Kind.EXTENSION_REQUEST;
      case Command.Dispute _ -> Kind.DISPUTE;
      case Command.Correct _ -> written;
      case Command.AddCollaborator _,
          Command.Language _,
          Command.Pause _,
          Command.Stop _,
          Command.Resume _,
          Command.Digest _,
          Command.Rules _,
          Command.Commission _,
          Command.Terms _,
          Command.Join _,
          Command.Kit _,
          Command.Help _ ->
          Kind.COMMAND;
    };
  }

  private Optional<Kind> automatic() {
    return switch (automation.type()) {
      case BOUNCE, DELIVERY_REPORT -> Optional.of(Kind.BOUNCE);
      case AUTO_REPLY, READ_RECEIPT, OWN_LOOP -> Optional.of(Kind.AUTO_REPLY);
      // A web form writes for the person who filled it in.
      case AUTO_GENERATED ->
          prospects.records() ? Optional.of(Kind.REFERRAL) : Optional.of(Kind.AUTO_REPLY);
      case COMPLAINT -> Optional.of(Kind.COMPLAINT);
      case LIST, CALENDAR, HUMAN -> Optional.empty();
    };
  }

  /** What nobody wrote to the program in particular: absence notes, newsletters, spam. */
  private Optional<Kind> unasked() {
    boolean refers = signs.clear(Kind.REFERRAL) && prospects.contactable() || prospects.records();
    double bulk = signs.of(Kind.NEWSLETTER) + bulkHeaders();
    if (signs.of(Kind.AUTO_REPLY) >= 3 && signs.clear(Kind.AUTO_REPLY) && !refers) {
      return Optional.of(Kind.AUTO_REPLY);
    }
    boolean listed = letter.header("List-Unsubscribe").isPresent() && signs.clear(Kind.NEWSLETTER);
    if (bulk >= 4 && !refers || (bulk >= 7 || listed) && !prospects.records()) {
      return Optional.of(Kind.NEWSLETTER);
    }
    double sells = signs.of(Kind.SPAM);
    boolean offers = prospects.full() && sells < SELLING;
    boolean spam = sells >= 3 && sells > signs.of(Kind.REFERRAL) && !offers;
    // Who sells addresses shows some: a record alone makes no referral of it.
    boolean sample = sells >= SELLING && sells > 2 * signs.of(Kind.REFERRAL);
    return spam && (sample || !prospects.records()) && !standing.answersUs()
        ? Optional.of(Kind.SPAM)
        : Optional.empty();
  }

  private double bulkHeaders() {
    boolean unsubscribe = letter.header("List-Unsubscribe").isPresent();
    boolean bulk =
        letter
            .header("Precedence")
            .map(value -> value.toLowerCase(Locale.ROOT))
            .filter(value -> value.contains("bulk") || value.contains("list"))
            .isPresent();
    return (unsubscribe ? 3 : 0) + (bulk ? 1 : 0);
  }

  private Kind written() {
    if (standing.completes() && prospects.brings() && !signs.clear(Kind.REFERRAL)) {
      return Kind.CORRECTION;
    }
    Kind about = strongest();
    double against = signs.of(about);
    double cues = signs.of(Kind.REFERRAL);
    boolean refers = refers();
    boolean clear = signs.clear(about);
    boolean message = signs.clear(Kind.MESSAGE) && signs.of(Kind.MESSAGE) > against + 1;
    if (clear && !message) {
      boolean outweighed =
          refers
              && (aboutAnother(about)
                  || about == Kind.CORRECTION && prospects.full() && !standing.answersUs()
                  || signs.clear(Kind.REFERRAL) && cues > against
                  || prospects.records() && !standing.answersUs());
      boolean onlyHinted = refers && prospects.whole() && against < 3 && !standing.aboutKnown();
      if (!outweighed && !onlyHinted) {
        return about;
      }
    }
    boolean asks = asks();
    boolean asksUs =
        asks
            && !signs.clear(Kind.REFERRAL)
            && !prospects.needs()
            && signs.of(Kind.QUESTION) > cues + 1;
    boolean ownBusiness =
        signs.certain(Kind.MESSAGE)
            && !prospects.records()
            && (!signs.clear(Kind.REFERRAL) || signs.of(Kind.MESSAGE) > cues + 1);
    if (!ownBusiness && !asksUs && !toldOnly(cues) && (refers || formAlone())) {
      return Kind.REFERRAL;
    }
    if (against >= 2 && !message && !(asks && signs.of(Kind.QUESTION) > against)) {
      return about;
    }
    boolean told = signs.clear(Kind.MESSAGE) && !signs.clear(Kind.QUESTION);
    boolean question = !told && signs.of(Kind.QUESTION) >= signs.of(Kind.MESSAGE) - 1;
    return asks && question || signs.of(Kind.QUESTION) >= 3 && question
        ? Kind.QUESTION
        : Kind.MESSAGE;
  }

  /** What the words tell outweighs that somebody is named who could be reached. */
  private boolean toldOnly(double cues) {
    double told = signs.of(Kind.MESSAGE);
    // "Lunch on the 19th, let Jane (jane@acme.example) know about allergies": nobody wants
    // anything.
    boolean nothingWanted =
        told >= Math.max(OWN_BUSINESS, cues + 2)
            && !signs.clear(Kind.REFERRAL)
            && !prospects.wants();
    // "For your information": a paper that is passed on, whatever it tells of companies.
    boolean passedOn =
        cues == 0 && told > KindSigns.CLEAR && signs.clear(Kind.MESSAGE) && !prospects.asked();
    boolean mostly = told >= Math.max(MOSTLY, 2 * cues + 2) && !prospects.records();
    return nothingWanted || passedOn || mostly;
  }

  /** "New lead: … Also, any news on Bexley?": what it asks names nobody of whom it refers. */
  private boolean aboutAnother(Kind about) {
    if (!signs.clear(Kind.REFERRAL) || !prospects.whole()) {
      return false;
    }
    Passage passage = own.passage();
    for (String words : signs.words(about)) {
      int at = passage.text().indexOf(words);
      String sentence = at < 0 ? passage.text() : passage.sentenceAt(at).in(passage.text());
      if (prospects.namedIn(sentence)) {
        return false;
      }
    }
    return true;
  }

  private Kind strongest() {
    Kind best = ABOUT_ONE.getFirst();
    for (Kind kind : ABOUT_ONE) {
      boolean surer = signs.clear(kind) && !signs.clear(best);
      boolean more = signs.of(kind) > signs.of(best) && (signs.clear(kind) || !signs.clear(best));
      best = surer || more ? kind : best;
    }
    return best;
  }

  private boolean asks() {
    List<Span> sentences = own.passage().sentences();
    int marks = 0;
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i).in(own.passage().text());
      if (sentence.indexOf('?') >= 0 || sentence.indexOf('？') >= 0) {
        marks++;
        // "Remember Jane? She …": one that begins a story wants no answer.
        if (marks > 1 || i >= sentences.size() - LAST || sentences.size() <= SHORT) {
          return true;
        }
      }
    }
    return letter.subject().endsWith("?") || marks > 0 && signs.of(Kind.QUESTION) > 1;
  }

  // ---- somebody new

  /** Whether the mail names a prospect, and means to. */
  private boolean refers() {
    double score =
        prospects.substance()
            + Math.min(3, signs.of(Kind.REFERRAL))
            + (prospects.records() ? 1 : 0);
    boolean meant =
        prospects.contactable()
            || prospects.named()
                && (signs.clear(Kind.REFERRAL) || prospects.sited() && prospects.surelyWants())
                && !hypothetical();
    return meant && !mentioned() && score - (standing.aboutKnown() ? 2 : 0) >= ENOUGH;
  }

  /**
   * Somebody is named in a text of several sentences in which nobody wants or refers anything, as
   * one tells of a customer.
   */
  private boolean mentioned() {
    return signs.of(Kind.REFERRAL) == 0
        && !prospects.surelyWants()
        && !prospects.brought()
        && own.passage().sentences().size() > BARE
        && own.passage().text().length() > LONGEST_BARE;
  }

  /** Only the lines of a form, with a company that is new: whoever writes that registers it. */
  private boolean formAlone() {
    return known.role() == Known.Role.PARTNER
        && !standing.completes()
        && !standing.answersUs()
        && (signs.clear(Kind.REFERRAL) || !standing.aboutKnown())
        && referrals.stream()
            .flatMap(referral -> referral.company().stream())
            .anyMatch(company -> company.evidence().place().equals("label-line"))
        && scene.form(parts.own()).alone(parts.own());
  }

  /** A question about the program that names no one to be reached. */
  private boolean hypothetical() {
    return asks() && signs.clear(Kind.QUESTION);
  }

  private String because(Kind kind) {
    List<String> why = signs.words(kind);
    if (!why.isEmpty()) {
      return "it says: " + String.join(", ", why.subList(0, Math.min(6, why.size())));
    }
    if (!automation.human()) {
      return "automatic mail: " + automation.type().word();
    }
    if (kind == Kind.COMMAND) {
      return "it orders: " + orders.commands().getFirst().command().word();
    }
    return kind == Kind.REFERRAL ? "it names a prospect" : "nothing speaks for another kind";
  }
}
