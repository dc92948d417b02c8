package io.postern.identity;

import java.util.List;

/** What DNS says when it is asked for the texts of a name. */
public sealed interface TextRecords {
  /** They are these; none where there is no such name or it has no text. */
  record Found(List<String> texts) implements TextRecords {
    public Found {
      texts = List.copyOf(texts);
    }
  }

  /** Nobody could say; later somebody may. */
  record Unknown(String why) implements TextRecords {}
}
