package io.postern.app.http;

import java.util.Map;

/** Whether the engine is well. */
public interface Vitals {
  /**
   * Asked at each {@code GET /health}; answers within a second.
   *
   * @return by name: whether the part works, in the order to be shown
   */
  Map<String, Sign> signs();

  /**
   * @param well whether it works
   * @param words what is to be known about it
   */
  record Sign(boolean well, String words) {}
}
