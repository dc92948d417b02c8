package io.postern.fuzz;

import io.postern.letters.HostileMail;
import io.postern.shipped.Folder;
import io.postern.shipped.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a target is fed with: what once broke it, and what its kind of input looks like. */
final class KeptInputs {
  /** Where inputs are kept that broke something. */
  static final Path FOLDER = Path.of("src/test/resources/fuzz");

  private static final int LARGEST = 20_000;

  private KeptInputs() {}

  static List<byte[]> of(Target target) {
    List<byte[]> inputs = new ArrayList<>();
    inputs.add(new byte[0]);
    inputs.addAll(found(target));
    switch (target) {
      case FROM, MAIL, TRUST -> hostile().forEach(inputs::add);
      case REPORT, QUOTES, HTML -> hostile().map(KeptInputs::body).forEach(inputs::add);
      case RULES -> inputs.addAll(rules());
      case RESULTS ->
          inputs.add(
              utf8(
                  "mx.fuzz.example; dkim=pass (2048-bit) header.d=quarry.example header.s=\"a;b\";"
                      + " spf=pass smtp.mailfrom=tom@quarry.example; dmarc=fail (p=none)"
                      + " header.from=quarry.example"));
      case TOKEN -> {
        inputs.add(utf8("referrals+bABCDEFGHIJKLMNOPQRSTUVWX23@northwind.example"));
        inputs.add(utf8("abcdefghijklmnopqrstuvwx23"));
      }
    }
    return inputs;
  }

  private static List<byte[]> found(Target target) {
    Path folder = FOLDER.resolve(target.folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> found = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        found.add(Files.readAllBytes(file));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<byte[]> hostile() {
    return HostileMail.all().stream()
        .map(HostileMail::bytes)
        .filter(mail -> mail.length <= LARGEST);
  }

  private static byte[] body(byte[] mail) {
    String text = new String(mail, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    return text.substring(end < 0 ? 0 : end + 4).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<byte[]> rules() {
    Folder shipped = Shipped.folder(Shipped.INBOUND_RULES);
    List<String> files =
        List.of(
            "\0engagement.yml", "\1commission.yml", "\2workflows/referral.yml", "\3automatic.yml");
    return files.stream()
        .map(file -> file.charAt(0) + shipped.text(file.substring(1)).orElse(""))
        .map(KeptInputs::utf8)
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
