package io.postern.payout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a NACHA file by the positions of the published record layout (counted from 1, both ends
 * included) and adds everything up again. It shares nothing with what writes the file.
 */
final class NachaCheck {
  record Entry(String kind, String code, String bank, String account, long cents, String name) {}

  final List<Entry> entries = new ArrayList<>();
  private final List<String> lines;
  private int at;
  private long fileHash;
  private long fileCents;
  private int batches;
  private long lastTrace;

  NachaCheck(byte[] file) {
    String text = new String(file, java.nio.charset.StandardCharsets.US_ASCII);
    assertTrue(text.endsWith("\n"));
    lines = text.lines().toList();
    lines.forEach(line -> assertEquals(94, line.length(), line));
    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)));
    check();
  }

  private void check() {
    String header = next("1");
    assertEquals("01", part(header, 2, 3));
    assertEquals(' ', header.charAt(3));
    assertTrue(checkDigitIsRight(part(header, 5, 13)));
    assertEquals("094" + "10" + "1", part(header, 35, 40));
    String origin = part(header, 14, 23);
    while (lines.get(at).charAt(0) == '5') {
      batch(origin);
    }
    String control = next("9");
    assertEquals(batches, number(control, 2, 7));
    assertEquals(lines.size() / 10, number(control, 8, 13), "blocks");
    assertEquals(entries.size(), number(control, 14, 21));
    assertEquals(fileHash % 10_000_000_000L, number(control, 22, 31));
    assertEquals(0, number(control, 32, 43), "debits");
    assertEquals(fileCents, number(control, 44, 55));
    assertEquals(" ".repeat(39), part(control, 56, 94));
    assertEquals(0, lines.size() % 10, "records fill their blocks");
    assertTrue(lines.size() - at < 10, "no block is empty");
    while (at < lines.size()) {
      assertEquals("9".repeat(94), lines.get(at++));
    }
  }

  private void batch(String origin) {
    String header = next("5");
    batches++;
    assertEquals("220", part(header, 2, 4));
    assertEquals(origin.strip(), part(header, 41, 50).strip());
    String kind = part(header, 51, 53);
    assertTrue(List.of("CCD", "PPD").contains(kind));
    assertEquals("COMMISSION", part(header, 54, 63));
    assertEquals('1', header.charAt(78));
    assertEquals(batches, number(header, 88, 94));
    String odfi = part(header, 80, 87);
    long hash = 0;
    long cents = 0;
    int count = 0;
    while (lines.get(at).charAt(0) == '6') {
      String entry = next("6");
      assertTrue(checkDigitIsRight(part(entry, 4, 12)));
      hash += number(entry, 4, 11);
      cents += number(entry, 30, 39);
      count++;
      assertEquals('0', entry.charAt(78), "no addenda");
      assertEquals(odfi, part(entry, 80, 87));
      long trace = number(entry, 88, 94);
      assertTrue(trace > lastTrace, "trace numbers rise");
      lastTrace = trace;
      entries.add(
          new Entry(
              kind,
              part(entry, 2, 3),
              part(entry, 4, 12),
              part(entry, 13, 29).strip(),
              number(entry, 30, 39),
              part(entry, 55, 76).strip()));
    }
    String control = next("8");
    assertEquals("220", part(control, 2, 4));
    assertEquals(count, number(control, 5, 10));
    assertEquals(hash % 10_000_000_000L, number(control, 11, 20));
    assertEquals(0, number(control, 21, 32));
    assertEquals(cents, number(control, 33, 44));
    assertEquals(part(header, 41, 50), part(control, 45, 54));
    assertEquals(" ".repeat(25), part(control, 55, 79));
    assertEquals(odfi, part(control, 80, 87));
    assertEquals(batches, number(control, 88, 94));
    fileHash += hash;
    fileCents += cents;
  }

  private String next(String type) {
    String line = lines.get(at++);
    assertEquals(type, part(line, 1, 1));
    return line;
  }

  private static String part(String line, int from, int to) {
    return line.substring(from - 1, to);
  }

  private static long number(String line, int from, int to) {
    return Long.parseLong(part(line, from, to));
  }

  private static boolean checkDigitIsRight(String nine) {
    int[] d = nine.chars().map(c -> c - '0').toArray();
    return (3 * (d[0] + d[3] + d[6]) + 7 * (d[1] + d[4] + d[7]) + d[2] + d[5] + d[8]) % 10 == 0;
  }
}
