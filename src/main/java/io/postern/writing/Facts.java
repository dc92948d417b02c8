package io.postern.writing;

import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import io.postern.deal.Field;
import io.postern.figures.Figure;
import io.postern.figures.Value;
import io.postern.notice.DealFacts;
import io.postern.notice.ManagerNotice;
import io.postern.notice.Notice;
import io.postern.notice.PartnerNotice;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record as a template sees it: its components by their names, and what follows from them. */
record Facts(Models models, Record facts) implements TemplateHashModel {
  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> accessors = new HashMap<>();
          for (RecordComponent component : type.getRecordComponents()) {
            accessors.put(component.getName(), component.getAccessor());
          }
          return accessors;
        }
      };

  @Override
  public @Nullable TemplateModel get(String name) throws TemplateModelException {
    models.steps().take();
    Object value = component(facts, name);
    if (value == null) {
      value = derived(name);
    }
    return value == null ? null : models.of(name, value);
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  private static @Nullable Object component(Record facts, String name) {
    Method accessor = ACCESSORS.get(facts.getClass()).get(name);
    try {
      return accessor == null ? null : accessor.invoke(facts);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a public record's accessor", e);
    }
  }

  // What a template would else have to work out; it cannot.
  private @Nullable Object derived(String name) {
    return switch (facts) {
      case DealFacts deal when name.equals("fields") -> rows(deal, KNOWN_FIELDS);
      case DealFacts deal when name.equals("name") ->
          deal.label().isEmpty() ? deal.ref() : deal.label();
      case PartnerNotice.CorrectionTaken n when name.equals("changes") ->
          rows(n.deal(), n.changed());
      case ManagerNotice.Corrected n when name.equals("changes") -> rows(n.deal(), n.changed());
      case Notice.FigureRow row when name.equals("label") -> figures().name(row.figure());
      case ManagerNotice.ProgramFigures n -> ofFigures(n, name);
      case Notice _ when name.equals("deal") -> firstDeal();
      default -> null;
    };
  }

  private FigureWords figures() {
    return new FigureWords(models.formats());
  }

  private @Nullable Object ofFigures(ManagerNotice.ProgramFigures told, String name) {
    return switch (name) {
      case "now" -> figures().row(told.period(), told.periods().getLast());
      case "stalled" ->
          told.rows().stream()
              .filter(row -> row.figure() == Figure.STALLED_DEALS)
              .map(Notice.FigureRow::now)
              .map(value -> value instanceof Value.Count(long count) ? count : 0L)
              .findFirst()
              .orElse(0L);
      case "time" -> figures().time(told.period(), told.first());
      case "times" ->
          told.periods().stream().map(sheet -> figures().row(told.period(), sheet)).toList();
      case "definitions" ->
          told.rows().stream()
              .map(
                  row ->
                      Map.of(
                          "label",
                          figures().name(row.figure()),
                          "means",
                          figures().means(row.figure(), told.quietDays())))
              .toList();
      case "charts" -> Charts.of(told.period(), told.periods(), figures());
      default -> null;
    };
  }

  private static final List<Field> KNOWN_FIELDS = List.of(Field.values());

  private List<Map<String, Object>> rows(DealFacts deal, List<Field> fields) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Field field : fields) {
      Object value = value(deal, field);
      if (!value.equals("") && !value.equals(Optional.empty())) {
        rows.add(Map.of("label", field, "value", value));
      }
    }
    return rows;
  }

  private Object value(DealFacts deal, Field field) {
    return switch (field) {
      case COMPANY -> deal.company();
      case COMPANY_DOMAIN -> deal.companyDomain();
      case CONTACT_NAME -> deal.contactName();
      case CONTACT_EMAIL -> deal.contactEmail();
      case CONTACT_PHONE -> deal.contactPhone();
      case CONTACT_ROLE -> deal.contactRole();
      case DEAL_VALUE -> deal.value();
      case NEED -> Secrets.cover(deal.need(), models.ours());
      case TIMELINE -> Secrets.cover(deal.timeline(), models.ours());
    };
  }

  // A notice about several deals offers the first one as the deal, for words about just one.
  private @Nullable Object firstDeal() {
    if (!(component(facts, "deals") instanceof List<?> deals) || deals.isEmpty()) {
      return null;
    }
    return deals.getFirst() instanceof Notice.DealStatus status ? status.deal() : deals.getFirst();
  }
}
