package io.postern.intake.imap;

class InMemoryCursorTest extends ImapCursorContract {
  private final ImapCursor cursor = new InMemoryCursor();

  @Override
  protected ImapCursor cursor() {
    return cursor;
  }
}
