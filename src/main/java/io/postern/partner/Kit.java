package io.postern.partner;

import java.util.List;

/**
 * What a new partner is given to start with.
 *
 * @param links where to read more
 * @param files what goes with the mail
 */
public record Kit(List<KitLink> links, List<KitFile> files) {
  /** Nothing. */
  public static final Kit NONE = new Kit(List.of(), List.of());

  public Kit {
    links = List.copyOf(links);
    files = List.copyOf(files);
  }

  public boolean empty() {
    return links.isEmpty() && files.isEmpty();
  }

  /**
   * @param title what is to be read there
   * @param url an http or https address
   */
  public record KitLink(String title, String url) {}

  /**
   * @param name letters, digits, dots, dashes and underscores
   * @param type its Content-Type
   * @param bytes what it holds; nobody changes them
   */
  public record KitFile(String name, String type, byte[] bytes) {}
}
