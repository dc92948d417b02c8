package io.postern.app.cli;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** All rows of a query, a page at a time. */
final class Pages<T> implements Iterable<T> {
  private static final int PAGE = 500;

  /** A query that gives a part of its rows. */
  @FunctionalInterface
  interface Query<T> {
    List<T> rows(int offset, int limit);
  }

  private final Query<T> query;
  private final int atMost;

  Pages(Query<T> query) {
    this(query, Integer.MAX_VALUE);
  }

  /**
   * @param atMost how many rows at most
   */
  Pages(Query<T> query, int atMost) {
    this.query = query;
    this.atMost = atMost;
  }

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private List<T> page = List.of();
      private int inPage;
      private int given;
      private boolean last;

      @Override
      public boolean hasNext() {
        if (inPage == page.size() && !last && given < atMost) {
          int limit = Math.min(PAGE, atMost - given);
          page = query.rows(given, limit);
          inPage = 0;
          last = page.size() < limit;
        }
        return inPage < page.size();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        given++;
        return page.get(inPage++);
      }
    };
  }
}
