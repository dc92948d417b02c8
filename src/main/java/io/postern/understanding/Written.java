package io.postern.understanding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a text refers: cards and tables and forms in it, and the prose that is left.
 *
 * @param structured one entry a record
 * @param sheet the prose, with the lines of tables and forms left blank
 * @param scene who is who
 * @param others what else may name the prospect
 */
record Written(List<Referral> structured, Sheet sheet, Scene scene, List<Sheet> others) {
  Written {
    structured = List.copyOf(structured);
    others = List.copyOf(others);
  }

  static Written read(String text, String place, Scene scene, List<Sheet> others) {
    List<Referral> structured = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    if (VCards.in(text)) {
      Attached.records(VCards.read(text), scene, "vcard", structured);
    }
    List<Grid> grids = Grid.in(text, scene);
    for (Grid grid : grids) {
      List<List<Form.Entry>> rows =
          grid.rows().stream().map(row -> Csv.named(grid.header(), row)).toList();
      Attached.records(rows, scene, "table", structured);
      taken.addAll(grid.lines());
    }
    String rest = InlineForm.opened(without(text, taken), scene.rules());
    Form form = scene.form(rest);
    List<List<Form.Entry>> records = Records.of(form, scene, form.alone(rest));
    if (!records.isEmpty()) {
      Attached.records(records, scene, "label-line", structured);
    }
    String prose = records.isEmpty() ? without(text, taken) : without(rest, form.lines());
    Sheet sheet = scene.sheet(place, prose);
    return new Written(structured, sheet, scene, others);
  }

  /** Whether the prose has an address that may be a prospect's. */
  boolean addressed() {
    return sheet.passage().addresses().stream().anyMatch(a -> scene.stranger(a.address()));
  }

  /**
   * What the prose says, given what is known from elsewhere: about one known prospect its details;
   * else whoever it names.
   */
  List<Referral> prose(List<Referral> known) {
    if (sheet.passage().text().isBlank()) {
      return List.of();
    }
    List<Segments.Segment> segments = Segments.of(sheet, scene);
    if (known.size() == 1 && segments.size() == 1) {
      return List.of(details(known.getFirst(), segments.getFirst()));
    }
    List<Referral> found = new ArrayList<>();
    for (Segments.Segment segment : segments) {
      boolean single = segments.size() == 1;
      if (known.size() > 1 && segment.anchor().isEmpty()) {
        continue; // words around a list of several say nothing about one of them
      }
      found.add(
          Prose.read(
              scene,
              sheet,
              segment.scope(),
              single ? others : List.of(),
              segment.anchor().map(Anchor::in)));
    }
    return found;
  }

  /** What the prose adds to a prospect that is known by its address. */
  private Referral details(Referral known, Segments.Segment segment) {
    Optional<Anchor> here = segment.anchor().map(Anchor::in);
    Optional<Anchor> anchor =
        known.contactEmail().map(email -> Anchor.elsewhere(email.value())).or(() -> here);
    boolean another =
        known.contactEmail().isPresent()
            && segment.anchor().isPresent()
            && !known.contactEmail().get().value().equals(segment.anchor().get().address());
    return Prose.read(scene, sheet, segment.scope(), others, another ? here : anchor);
  }

  private static String without(String text, Set<Integer> lines) {
    if (lines.isEmpty()) {
      return text;
    }
    String[] all = text.split("\n", -1);
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < all.length; i++) {
      rest.append(lines.contains(i) ? "" : all[i]);
      if (i + 1 < all.length) {
        rest.append('\n');
      }
    }
    return rest.toString();
  }

  /** Splits the entries of a form into records. */
  static final class Records {
    private static final Set<String> STARTERS =
        Set.of("company", "contactName", "name", "contactEmail", "contactFirstName");

    private Records() {}

    /**
     * One record a prospect: a new one begins where a field comes a second time behind a break. A
     * single field is no form, but a company with nothing around it.
     *
     * @param alone whether the form is all there is
     */
    static List<List<Form.Entry>> of(Form form, Scene scene, boolean alone) {
      List<List<Form.Entry>> records = new ArrayList<>();
      Map<String, Form.Entry> record = new LinkedHashMap<>();
      int block = -1;
      for (Form.Entry entry : form.entries()) {
        if (entry.meaning().equals("company")
            && entry.value().chars().noneMatch(Character::isLetter)) {
          continue; // "Lead: 4000018823"
        }
        boolean again = record.containsKey(entry.meaning());
        boolean starter = STARTERS.contains(entry.meaning());
        if (again && (starter || entry.block() != block) && enough(record)) {
          records.add(List.copyOf(record.values()));
          record.clear();
        }
        block = entry.block();
        record.putIfAbsent(entry.meaning(), entry);
      }
      if (enough(record) || alone && records.isEmpty() && record.containsKey("company")) {
        records.add(List.copyOf(record.values()));
      }
      return records.stream().filter(one -> !ofSender(one, scene)).toList();
    }

    private static boolean enough(Map<String, Form.Entry> record) {
      Set<String> fields = new HashSet<>(record.keySet());
      fields.removeAll(Set.of("partner", "other", "currency"));
      boolean names = fields.stream().anyMatch(STARTERS::contains);
      return fields.size() >= 2 && names;
    }

    private static boolean ofSender(List<Form.Entry> record, Scene scene) {
      return record.stream()
          .filter(entry -> entry.meaning().equals("contactEmail"))
          .flatMap(entry -> Addresses.find(entry.value()).stream())
          .anyMatch(address -> !scene.stranger(address.address()));
    }
  }
}
