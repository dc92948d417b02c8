package io.postern.engagement;

import io.postern.deal.Field;
import io.postern.kit.Money;
import io.postern.mail.Address;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One rule that a claim may break.
 *
 * @param id by which a decline cites it, for example OL-1
 * @param say its sentence as partners read it, by language tag; at least one
 * @param verdict what a hit leads to
 * @param approver which manager decides about a hit, where that is not the partner's
 * @param test what it looks at
 */
public record Rule(
    String id, Map<String, String> say, Verdict verdict, Optional<Address> approver, Test test) {
  public Rule {
    say = Map.copyOf(say);
  }

  /** One of which the partner's manager decides, where anybody does. */
  public Rule(String id, Map<String, String> say, Verdict verdict, Test test) {
    this(id, say, verdict, Optional.empty(), test);
  }

  /** One that no claim can break: it is only told. */
  public static Rule cited(String id, Map<String, String> say) {
    return new Rule(id, say, Verdict.DECLINE, new CoolingOff(0));
  }

  /** Who decides about a claim that breaks a rule. */
  public enum Verdict {
    /** The claim is declined at once, and the partner reads the rule. */
    DECLINE,
    /** A manager decides, and sees the rule beside the claim. */
    REVIEW
  }

  /** What a rule looks at. */
  public sealed interface Test {
    /** The section of the rule file that has such rules. */
    default String section() {
      return switch (this) {
        case OffLimits _ -> "off-limits";
        case Named _ -> "named";
        case Pipeline _ -> "pipeline";
        case Territory _ -> "territory";
        case Minimum _ -> "minimum";
        case Qualification _ -> "qualification";
        case CoolingOff _ -> "cooling-off";
      };
    }

    /** The accounts that it names. */
    default List<Account> accounts() {
      return List.of();
    }
  }

  /** Nobody may refer these accounts. */
  public record OffLimits(List<Account> accounts) implements Test {
    public OffLimits {
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * These accounts are reserved.
   *
   * @param partners names of those who may refer them
   */
  public record Named(List<Account> accounts, Set<String> partners) implements Test {
    public Named {
      accounts = List.copyOf(accounts);
      partners = Set.copyOf(partners);
    }
  }

  /**
   * The vendor's own pipeline.
   *
   * @param lookbackDays contact within so many days before the claim defeats it
   */
  public record Pipeline(List<Account> accounts, int lookbackDays) implements Test {
    public Pipeline {
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * Prospects elsewhere are not taken; one of whom it is not known where it is, is.
   *
   * @param countries country domains, for example de
   * @param calling country calling codes, for example +49
   */
  public record Territory(Set<String> countries, Set<String> calling) implements Test {
    public Territory {
      countries = Set.copyOf(countries);
      calling = Set.copyOf(calling);
    }
  }

  /** A smaller deal is not taken; one of another currency or of no stated size is. */
  public record Minimum(Money value) implements Test {}

  /** What a referral must tell besides the essentials. */
  public record Qualification(Set<Field> needs) implements Test {
    public Qualification {
      needs = Set.copyOf(needs);
    }
  }

  /** For so many days after its claim ended, a partner does not claim the same prospect again. */
  public record CoolingOff(int days) implements Test {}

  /** Its sentence in a language, else in English, else in any. */
  public String sentence(Locale locale) {
    String there = say.get(locale.getLanguage());
    return there != null
        ? there
        : say.getOrDefault("en", say.values().stream().sorted().findFirst().orElse(id));
  }
}
