package io.postern.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells a language by its most common words and its own letters, or by its script. The words were
 * collected by hand for Postern: what people write in short business mails.
 */
final class LanguageWords {
  private static final String WORDS =
      """
      en the and to of a in is for that it you with on this are be have we i not your as our was at from can will my or an but they he she me any if please would has his her who what just thanks hi hello could about them their there been which when how do does did all more new know let looking interested who's i'm it's don't attached regards best sent get need wants want
      de der die und das ist nicht ich sie wir mit für den von ein eine zu auf dem im es an bei hat sich auch als wie noch nach wird einen einer oder haben bitte uns ihr mir aus zum zur sind war kann wurde über sein seine ihre hallo grüße vielen dank guten tag euch bin habe gern gerne sehr kein keine schon mal hier neue neuen neuer doch aber
      fr le la les des est et un une pour dans que qui pas vous nous je il elle sur avec ce cette au aux du de en son sa ses leur bonjour merci être avoir votre notre mais ou plus par fait ont sont très bien été je suis cordialement bonne journée voici aussi
      es el la los las de que y en un una por con para del se su al lo es no como más pero sus le ya este esta está hola gracias saludos muy son también tiene ser hay nos me mi os desde buenas buenos días usted ustedes tengo quiere puede les
      it il la di che e un una per con non sono del della in è lo gli le si da al ha mi ci anche come più ma alla nel dei delle buongiorno salve ciao grazie saluti questo questa hanno molto essere cordiali vi suo sua abbiamo vorrebbe dal ho
      pt o a os as de que e do da em um uma para com não no na por mais dos se ao é foi como mas das tem seu sua ou já olá obrigado obrigada cumprimentos bom dia são também está ele ela você nós meu minha abraço abraços até pelo pela temos quer
      nl de het een en van is dat niet in op te zijn ik met voor er aan je die ook maar om als dan bij nog naar wij hij ze u kan heeft hebben was wordt door over uit onze graag hallo groeten bedankt dank jullie goed mijn zoekt willen deze beste vriendelijke groet heb geen al
      pl i w na z się nie do to jest że o jak ale po co tak za od czy przez dla już są być był pan pani proszę dzień dobry pozdrawiam dziękuję mam mamy oraz nas ich jego jej firma chce który która tym tego może prosimy witam bardzo
      sv och att det som en på är av för med den till inte jag om ett har de vi var kan men sig så från ni hej tack hälsningar mvh skulle vill ska när vår vårt någon mycket också hon han din er mig söker behöver
      da og at det er en på til af for med den ikke jeg som har de vi et kan men sig så fra hej tak hilsen venlig mvh vil skal når vores nogen meget også hun han din jer mig søger blev være efter
      no og at det er en på til av for med den ikke jeg som har de vi et kan men seg så fra hei takk hilsen vennlig mvh vil skal når vår noen mye også hun han din dere meg søker ble være etter
      fi ja on ei että se hän oli mutta kun joka ovat olla niin kuin myös tai jos nyt vain hei terveisin kiitos moi me he sen heillä meillä olen olisi voi tämä yritys ystävällisin kanssa mukaan minä haluaa etsii
      cs a je se na v to že s z do o i jako ale by pro za jsem jsou po ve od byl má dobrý den děkuji pozdravem díky tak jen nebo které který která při až být také můžete prosím ráda rád jeho jejich už bych vám
      sk a je sa na v to že s z do o aj ako ale by pre za som sú po vo od bol má dobrý deň ďakujem pozdravom alebo ktoré ktorý ktorá pri až byť tiež môžete prosím rada rád jeho ich už by vám
      hu a az és hogy nem is egy van ez meg de volt mint csak már ha még el azt amely köszönöm üdvözlettel jó napot szia kedves vagy lesz kell cég nekem nekünk ők lenne szeretne
      ro și în de la cu a nu pe un o este care mai din că se pentru sunt dar au fost bună ziua mulțumesc stimate salut să le îi lor noastră doresc caută
      tr ve bir bu için ile de da çok ne var ama gibi daha olarak kadar olan sonra merhaba teşekkürler teşekkür ederim iyi günler saygılar saygılarımla selamlar bey hanım lütfen değil mi biz size bize ediyor istiyor firma şirket
      hr i u je se na da su za od s ne što kao bi ali ili koji koja koje iz po do nije biti dobar dan hvala pozdrav lijep srdačan poštovani molim vas nam tvrtka imaju žele traži
      sl in je v na se da so za z ne ki kot bi pa ali iz po do ni biti dober dan hvala lep pozdrav spoštovani prosim vas nam podjetje imajo želijo išče tudi
      lt ir yra į iš kad su ne tai kaip bet jis ji mes jūs laba diena ačiū pagarbiai dėl apie buvo bus įmonė ar nuo prie
      lv un ir uz no ka ar ne tas kā bet viņš viņa mēs jūs labdien paldies cieņu par bija būs uzņēmums vai pie lūdzu
      et ja on ei et see ta oli aga kui mis kes nad olla ka või tere aitäh tänan lugupidamisega parimate soovidega meie teie ettevõte soovib otsib
      ca el la els les de que i en un una per amb del es al no com més però bon dia gràcies salutacions molt són també té ser hi ens em seva seu aquest aquesta
      vi và của là có cho không một các được trong với người này đã những để về tôi anh chị em xin chào cảm ơn trân trọng công ty
      id dan yang di untuk dengan ini itu dari tidak adalah pada akan ke kami saya anda bisa ada terima kasih salam hormat selamat pagi siang bapak ibu perusahaan
      is og að er í á það sem ekki við ég um til með fyrir en hann hún var hafa sæl kveðja takk góðan dag
      ga agus an na ar tá is go le do ní sé sí
      cy y yn a i o ar mae yr am wedi gan eu ei
      """;

  private static final List<String> CODES =
      WORDS.strip().lines().map(line -> line.strip().split(" ")[0]).toList();
  private static final Map<Character, Integer> LETTERS = new HashMap<>();
  private static final Map<String, Sign> SIGNS = signs();
  private static final int LONGEST = 6_000;
  private static final int MOST_LIKELY = 4;
  private static final double LETTER_WEIGHT = 0.6;

  static {
    letters("de", "ß");
    letters("pl", "łąęśźżćń");
    letters("cs", "řěů");
    letters("hu", "őű");
    letters("tr", "ğış");
    letters("pt", "ãõ");
    letters("es", "ñ¿¡");
    letters("ro", "șță");
    letters("fr", "œêè");
    letters("is", "þ");
    letters("lt", "ėįų");
    letters("lv", "āēīļņ");
    letters("sk", "ľĺŕô");
    letters("vi", "ơưạảấầậắặếềệọốồộớờợụứừự");
  }

  private LanguageWords() {}

  /** Whether a word is one of the most common ones of a language. */
  static boolean common(String word) {
    return SIGNS.containsKey(word.replace('’', '\'').toLowerCase(Locale.ROOT));
  }

  /** The languages of a text by their signs. */
  static Ranking ranking(String written) {
    String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
    String script = Scripts.language(text);
    return script.isEmpty() ? new Count(text).ranking() : new Ranking(script, Set.of(script));
  }

  /**
   * @param best the one with clearly the most signs; empty when there is none
   * @param likely every one that has at least a third of the best's signs, those with most first
   */
  record Ranking(String best, Set<String> likely) {
    static final Ranking NOTHING = new Ranking("", Set.of());

    Ranking {
      likely = Collections.unmodifiableSet(new LinkedHashSet<>(likely));
    }
  }

  /** The signs of one text. */
  private static final class Count {
    private final String text;
    private final double[] scores = new double[CODES.size()];
    private int words;

    Count(String text) {
      this.text = text;
      int at = 0;
      while (at < text.length()) {
        at = Character.isLetter(text.charAt(at)) ? word(at) : at + 1;
      }
    }

    private int word(int start) {
      int end = start;
      while (end < text.length() && inWord(text.charAt(end))) {
        letter(text.charAt(end));
        end++;
      }
      if (!(inAddress(end) || start > 0 && "@.".indexOf(text.charAt(start - 1)) >= 0)) {
        words++;
        Sign sign = SIGNS.get(folded(start, end));
        if (sign != null) {
          for (int language : sign.languages()) {
            scores[language] += sign.weight();
          }
        }
      }
      return end;
    }

    private static boolean inWord(char c) {
      return c == '\'' || c == '’' || Character.isLetter(c);
    }

    private boolean inAddress(int end) {
      return end + 1 < text.length()
          && "@.".indexOf(text.charAt(end)) >= 0
          && Character.isLetter(text.charAt(end + 1));
    }

    private String folded(int start, int end) {
      return text.substring(start, end).replace('’', '\'').toLowerCase(Locale.ROOT);
    }

    private void letter(char c) {
      if (c > 127) {
        Integer language = LETTERS.get(Character.toLowerCase(c));
        if (language != null) {
          scores[language] += LETTER_WEIGHT;
        }
      }
    }

    Ranking ranking() {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] > 0) {
          order.add(i);
        }
      }
      order.sort(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(CODES::get));
      double most = order.isEmpty() ? 0 : scores[order.getFirst()];
      if (most < 0.8 && !(most >= 0.4 && words <= 6)) {
        return Ranking.NOTHING;
      }
      double second = order.size() > 1 ? scores[order.get(1)] : 0;
      String best = most > second * 1.05 ? CODES.get(order.getFirst()) : "";
      Set<String> likely = new LinkedHashSet<>();
      order.stream()
          .filter(i -> scores[i] * 3 >= most)
          .limit(MOST_LIKELY)
          .forEach(i -> likely.add(CODES.get(i)));
      return new Ranking(best, likely);
    }
  }

  /**
   * What a word says.
   *
   * @param languages by their places in {@link #CODES}
   * @param weight for each of them
   */
  private record Sign(List<Integer> languages, double weight) {}

  private static void letters(String language, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      LETTERS.put(letters.charAt(i), CODES.indexOf(language));
    }
  }

  private static Map<String, Sign> signs() {
    Map<String, Set<Integer>> languages = new HashMap<>();
    for (String line : WORDS.strip().split("\n")) {
      String[] words = line.strip().split(" ");
      for (int i = 1; i < words.length; i++) {
        languages.computeIfAbsent(words[i], _ -> new HashSet<>()).add(CODES.indexOf(words[0]));
      }
    }
    Map<String, Sign> signs = new HashMap<>();
    languages.forEach(
        (word, some) -> {
          double weight = (word.length() == 1 ? 0.4 : 1.0) / Math.sqrt(some.size());
          signs.put(word, new Sign(List.copyOf(some), weight));
        });
    return signs;
  }
}
