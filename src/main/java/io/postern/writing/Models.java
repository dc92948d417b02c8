package io.postern.writing;

import freemarker.template.SimpleNumber;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import io.postern.deal.Field;
import io.postern.figures.Value;
import io.postern.kit.Money;
import io.postern.mail.Address;
import io.postern.notice.TierFacts;
import io.postern.program.ProgramAddresses;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values as a template sees them: texts, yes and no, numbers, lists, and records by their
 * components. No Java object is behind them that a template could get hold of.
 *
 * @param formats how times and amounts read
 * @param ours addresses whose tokens are covered in people's words
 * @param steps what looking costs
 */
record Models(Formats formats, ProgramAddresses ours, Steps steps) {
  /** In characters; what is longer is cut: a mail is no place for a book. */
  static final int MAX_TEXT = 20_000;

  // Components that hold people's own words.
  private static final Set<String> OWN_WORDS =
      Set.of(
          "text",
          "ownText",
          "need",
          "timeline",
          "reason",
          "answer",
          "question",
          "message",
          "words",
          "command",
          "argument",
          "subject");

  /**
   * @param name the component that it comes from
   */
  TemplateModel of(String name, Object value) throws TemplateModelException {
    return switch (value) {
      case String text -> text(OWN_WORDS.contains(name) ? Secrets.cover(text, ours) : text);
      case Optional<?> optional ->
          optional.isPresent() ? of(name, optional.get()) : TemplateModel.NOTHING;
      case Boolean truth -> truth ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
      case Number number -> new SimpleNumber(number);
      case Instant instant -> new Moment(this, instant);
      case LocalDate day -> text(formats.day(day));
      case Money money -> text(formats.money(money));
      case Field field ->
          new Labelled(this, field.key(), formats.words().say("field." + field.key()));
      case List<?> list -> new Items(this, name, list);
      case Map<?, ?> map -> new Parts(this, map);
      case Address address -> text(address.toString());
      case TierFacts.Way way -> text(TierWords.way(way, formats));
      case Value figure -> text(new FigureWords(formats).value(figure));
      case Record record -> new Facts(this, record);
      default -> text(value.toString());
    };
  }

  TemplateScalarModel text(String value) throws TemplateModelException {
    steps.take(value);
    String clean = clean(value);
    return () -> clean;
  }

  /** Without controls and what turns the direction of the text around it, and not too long. */
  static String clean(String value) {
    boolean plain = value.length() <= MAX_TEXT && value.chars().allMatch(c -> c >= ' ' && c < 127);
    if (plain) {
      return value;
    }
    StringBuilder clean = new StringBuilder(Math.min(value.length(), MAX_TEXT));
    String text = value.replace("\r\n", "\n").replace('\r', '\n').strip();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (clean.length() >= MAX_TEXT) {
        return clean.append(" …").toString();
      }
      if (c == '\n' || c == 0xA0) {
        clean.appendCodePoint(c);
      } else if (Invisible.isGap(c)) {
        clean.append(' ');
      } else if (Invisible.isLoneSurrogate(c)) {
        clean.append('\uFFFD');
      } else if (!Invisible.turnsDirection(c)) {
        clean.appendCodePoint(c);
      }
    }
    return clean.toString();
  }

  /** A text with a name for programs: {@code ${field}} and {@code ${field.key}}. */
  record Labelled(Models models, String key, String label)
      implements TemplateScalarModel, TemplateHashModel {
    @Override
    public String getAsString() {
      return label;
    }

    @Override
    public @Nullable TemplateModel get(String part) throws TemplateModelException {
      return switch (part) {
        case "key" -> models.text(key);
        case "label" -> models.text(label);
        default -> null;
      };
    }

    @Override
    public boolean isEmpty() {
      return label.isEmpty();
    }
  }

  /**
   * A point in time: in full by itself, and by its parts {@code day}, {@code short}, {@code time},
   * {@code full} and {@code utc}.
   */
  record Moment(Models models, Instant instant) implements TemplateScalarModel, TemplateHashModel {
    private static final Set<String> FORMS = Set.of("day", "short", "time", "full");

    @Override
    public String getAsString() {
      return models.formats.time("full", instant);
    }

    @Override
    public @Nullable TemplateModel get(String form) throws TemplateModelException {
      if (form.equals("utc")) {
        return models.text(Formats.utc(instant));
      }
      return FORMS.contains(form) ? models.text(models.formats.time(form, instant)) : null;
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  /** A list; each of its items is a step. */
  record Items(Models models, String name, List<?> items) implements TemplateSequenceModel {
    @Override
    public @Nullable TemplateModel get(int index) throws TemplateModelException {
      models.steps.take();
      return index < 0 || index >= items.size() ? null : models.of(name, items.get(index));
    }

    @Override
    public int size() {
      return items.size();
    }
  }

  /** Named parts. */
  record Parts(Models models, Map<?, ?> parts) implements TemplateHashModel {
    @Override
    public @Nullable TemplateModel get(String name) throws TemplateModelException {
      models.steps.take();
      Object part = parts.get(name);
      return part == null ? null : models.of(name, part);
    }

    @Override
    public boolean isEmpty() {
      return parts.isEmpty();
    }
  }

  /** Words by their keys: {@code say.status[deal.status]}. */
  record Lexicon(Models models, String prefix) implements TemplateHashModel {
    @Override
    public @Nullable TemplateModel get(String name) throws TemplateModelException {
      models.steps.take();
      Words words = models.formats.words();
      String key = prefix + name;
      Optional<String> text = words.find(key);
      if (text.isPresent()) {
        return models.text(text.get());
      }
      return words.below(key + ".") ? new Lexicon(models, key + ".") : null;
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
