package io.postern.ledger;

import static io.postern.ledger.schema.Tables.DEAL;

import io.postern.identity.IdentityLevel;
import io.postern.mail.Address;
import io.postern.partner.Correspondent;
import io.postern.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * What the mails of a batch have to do with each other and with others' mails.
 *
 * @param touched for each mail what it may change or look at: the partner, prospects, strangers
 * @param locks what is locked while the batch is decided. Not partners: two mails of one partner in
 *     two batches meet on a deal's version, if at all
 */
record Ties(List<Set<String>> touched, SortedSet<String> locks) {
  static Ties of(DSLContext dsl, Program program, List<MailCase> mails) {
    Map<String, Correspondent> senders =
        People.at(dsl, program, mails.stream().flatMap(mail -> from(mail).stream()).toList());
    Map<Long, List<Spoken>> spoken =
        spoken(
            dsl,
            program.id(),
            mails.stream().flatMap(mail -> mail.conversationId().stream()).distinct().toList());
    List<Set<String>> touched = new ArrayList<>();
    SortedSet<String> locks = new TreeSet<>();
    for (MailCase mail : mails) {
      Set<String> keys = new LinkedHashSet<>();
      for (ProspectKeys prospect : mail.prospects()) {
        prospect.contact().ifPresent(key -> keys.add("contact " + key));
        prospect.domain().ifPresent(key -> keys.add("domain " + key));
        prospect.phone().ifPresent(key -> keys.add("phone " + key));
        prospect.name().ifPresent(key -> keys.add("name " + key));
      }
      boolean proven = mail.mail().identity().level() != IdentityLevel.NOTHING;
      Optional<Correspondent> sender = from(mail).map(Address::key).map(senders::get);
      if (sender.isEmpty() || !proven) {
        // Who may be told no: once a day, however many mails come at once.
        from(mail).ifPresent(address -> keys.add("sender " + address.key()));
      }
      if (sender.isEmpty()) {
        // The same colleague may be asked about several strangers: once a day.
        mail.mail().organisation().ifPresent(domain -> keys.add("organisation " + domain));
      }
      List<Spoken> about =
          mail.conversationId().map(id -> spoken.getOrDefault(id, List.of())).orElse(List.of());
      about.forEach(
          deal -> {
            keys.add("deal " + deal.dealId());
            deal.rivals().forEach(rival -> keys.add("deal " + rival));
          });
      keys.forEach(key -> locks.add(program.id() + " " + key));
      if (sender.orElse(null) instanceof Correspondent.OfPartner partner) {
        keys.add("partner " + partner.partner().id());
      }
      about.forEach(deal -> keys.add("partner " + deal.partnerId()));
      touched.add(keys);
    }
    return new Ties(touched, locks);
  }

  private record Spoken(long dealId, long partnerId, List<Long> rivals) {}

  private static Map<Long, List<Spoken>> spoken(
      DSLContext dsl, String programId, List<Long> conversations) {
    Map<Long, List<Long>> deals = Conversations.dealsOf(dsl, programId, conversations);
    if (deals.isEmpty()) {
      return Map.of();
    }
    Unnested<Long> ids =
        Unnested.longs(deals.values().stream().flatMap(List::stream).distinct().toList());
    Map<Long, Spoken> known =
        dsl.select(DEAL.ID, DEAL.PARTNER_ID, DEAL.RIVALS)
            .from(ids.table())
            .join(DEAL)
            .on(DEAL.ID.eq(ids.value()))
            .where(DEAL.PROGRAM_ID.eq(programId))
            .fetchMap(
                DEAL.ID,
                row ->
                    new Spoken(
                        row.value1(),
                        row.value2(),
                        row.value3() == null ? List.of() : DealRows.ids(row.value3())));
    Map<Long, List<Spoken>> spoken = new HashMap<>();
    deals.forEach(
        (conversation, about) ->
            spoken.put(
                conversation,
                about.stream()
                    .map(id -> known.getOrDefault(id, new Spoken(id, 0, List.of())))
                    .toList()));
    return spoken;
  }

  private static Optional<Address> from(MailCase mail) {
    return mail.mail().identity().from();
  }
}
