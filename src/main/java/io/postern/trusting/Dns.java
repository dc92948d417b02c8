package io.postern.trusting;

import java.util.List;

/** Answers questions about names; may be asked by many threads. */
public interface Dns {
  /** What is asked for. */
  enum Type {
    A,
    AAAA,
    MX,
    PTR,
    TXT
  }

  /** What comes back. */
  sealed interface Answer {
    /**
     * What there is; nothing where there is no such name or it has no such record.
     *
     * @param values addresses, or names without their last dot, or texts with their pieces joined;
     *     exchangers in the order of their preference
     */
    record Records(List<String> values) implements Answer {
      public Records {
        values = List.copyOf(values);
      }
    }

    /** Nobody could say; later somebody may. */
    record Unknown(String why) implements Answer {}
  }

  Answer ask(String name, Type type);
}
