package io.postern.trusting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All of DNS, in memory. */
public final class Zone implements Dns {
  private final ConcurrentMap<String, List<String>> records = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger questions = new AtomicInteger();

  /** Adds a record: {@code add("bright.example", Type.TXT, "v=spf1 -all")}. */
  public Zone add(String name, Type type, String value) {
    records.computeIfAbsent(key(name, type), k -> new ArrayList<>()).add(value);
    return this;
  }

  /** Takes back all records of a kind. */
  Zone remove(String name, Type type) {
    records.remove(key(name, type));
    return this;
  }

  /** Nobody answers for this name, or does so again. */
  public void silence(String name, boolean is) {
    if (is) {
      silent.add(name);
    } else {
      silent.remove(name);
    }
  }

  int questions() {
    return questions.get();
  }

  /** Whether there is anything under this name. */
  boolean has(String name) {
    return records.keySet().stream().anyMatch(key -> key.endsWith(" " + fold(name)));
  }

  @Override
  public Answer ask(String name, Type type) {
    questions.incrementAndGet();
    return silent.contains(fold(name))
        ? new Answer.Unknown(name + ": nobody answers")
        : new Answer.Records(records.getOrDefault(key(name, type), List.of()));
  }

  private static String key(String name, Type type) {
    return type + " " + fold(name);
  }

  private static String fold(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
