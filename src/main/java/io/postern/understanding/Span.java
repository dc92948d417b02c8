package io.postern.understanding;

/**
 * A stretch of a text.
 *
 * @param start where it begins
 * @param end where it ends, exclusive
 */
record Span(int start, int end) implements Placed {
  @Override
  public Span span() {
    return this;
  }

  boolean overlaps(int otherStart, int otherEnd) {
    return start < otherEnd && otherStart < end;
  }

  boolean overlaps(Span other) {
    return overlaps(other.start, other.end);
  }

  boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Characters between two spans; 0 when they touch or overlap. */
  int gap(Span other) {
    return Math.max(0, Math.max(start, other.start) - Math.min(end, other.end));
  }

  String in(String text) {
    return text.substring(start, end);
  }
}
