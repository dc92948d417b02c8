package io.postern.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

  private static final Map<Character, String> LETTERS = new HashMap<>();
  private static final Map<String, Set<String>> LANGUAGES_OF = languagesOf();
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

  static String best(String written) {
    List<Map.Entry<String, Double>> ranking = ranking(written);
    if (ranking.isEmpty()) {
      return "";
    }
    double second = ranking.size() > 1 ? ranking.get(1).getValue() : 0;
    return ranking.getFirst().getValue() > second * 1.05 ? ranking.getFirst().getKey() : "";
  }

  /**
   * The languages that a text may be in: every one that has at least a third of the best's signs.
   */
  static Set<String> likely(String written) {
    List<Map.Entry<String, Double>> ranking = ranking(written);
    Set<String> likely = new HashSet<>();
    for (Map.Entry<String, Double> entry : ranking) {
      if (entry.getValue() * 3 >= ranking.getFirst().getValue() && likely.size() < MOST_LIKELY) {
        likely.add(entry.getKey());
      }
    }
    return likely;
  }

  /** The languages by their signs, the best first; empty when there are too few signs. */
  private static List<Map.Entry<String, Double>> ranking(String written) {
    String text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
    String script = Scripts.language(text);
    if (!script.isEmpty()) {
      return List.of(Map.entry(script, 1.0));
    }
    Map<String, Double> scores = new HashMap<>();
    int words = score(text, scores);
    List<Map.Entry<String, Double>> ranking = new ArrayList<>(scores.entrySet());
    ranking.sort(
        Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey));
    double most = ranking.isEmpty() ? 0 : ranking.getFirst().getValue();
    boolean enough = most >= 0.8 || most >= 0.4 && words <= 6;
    return enough ? ranking : List.of();
  }

  private static int score(String text, Map<String, Double> scores) {
    int words = 0;
    int at = 0;
    while (at < text.length()) {
      if (!Character.isLetter(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length()
          && (Character.isLetter(text.charAt(end)) || "'’".indexOf(text.charAt(end)) >= 0)) {
        letter(Character.toLowerCase(text.charAt(end)), scores);
        end++;
      }
      boolean address =
          end < text.length()
                  && "@.".indexOf(text.charAt(end)) >= 0
                  && end + 1 < text.length()
                  && Character.isLetter(text.charAt(end + 1))
              || at > 0 && "@.".indexOf(text.charAt(at - 1)) >= 0;
      if (!address) {
        words++;
        word(text.substring(at, end).replace('’', '\'').toLowerCase(Locale.ROOT), scores);
      }
      at = end;
    }
    return words;
  }

  private static void letter(char c, Map<String, Double> scores) {
    String language = LETTERS.get(c);
    if (language != null) {
      scores.merge(language, LETTER_WEIGHT, Double::sum);
    }
  }

  private static void word(String word, Map<String, Double> scores) {
    Set<String> languages = LANGUAGES_OF.get(word);
    if (languages != null) {
      double weight = word.length() == 1 ? 0.4 : 1.0;
      languages.forEach(
          language -> scores.merge(language, weight / Math.sqrt(languages.size()), Double::sum));
    }
  }

  private static void letters(String language, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      LETTERS.put(letters.charAt(i), language);
    }
  }

  private static Map<String, Set<String>> languagesOf() {
    Map<String, List<String>> lists = new HashMap<>();
    for (String line : WORDS.strip().split("\n")) {
      String[] words = line.strip().split(" ");
      for (int i = 1; i < words.length; i++) {
        lists.computeIfAbsent(words[i], _ -> new ArrayList<>()).add(words[0]);
      }
    }
    Map<String, Set<String>> sets = new HashMap<>();
    lists.forEach((word, languages) -> sets.put(word, Set.copyOf(languages)));
    return sets;
  }
}
