package io.postern.posting;

/**
 * Takes rendered mails out of the house: the way to the organisation's relay, or what stands for
 * it.
 */
public interface Carrier extends AutoCloseable {
  /**
   * Sends one mail and waits for what becomes of it; may be called by any number of threads.
   *
   * @param progress is told each phase before it is entered
   */
  Delivery send(Parcel parcel, Progress progress);

  /** Lets mails that are being sent end; later ones are told to come back. */
  @Override
  void close();
}
