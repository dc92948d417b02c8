package io.postern.ledger;

import java.time.Instant;

/**
 * The right to work on a row for a while. What is written back names its number: a worker whose
 * lease ran out and was given to another one can no longer write.
 *
 * @param owner which process
 * @param fence counts up with each lease on the row
 * @param until when it may be given to another
 */
public record Lease(String owner, int fence, Instant until) {}
