package io.postern.understanding;

import java.util.Optional;

/**
 * One command as a mail says it.
 *
 * @param word which
 * @param arguments what its sentence fills in
 * @param text its free text: a reason, question or note
 * @param labelled whether a colon follows its word
 * @param please whether it is put as a request
 * @param closed whether its sentence has an end of its own: a full stop, an empty line, the end
 * @param from its first token, polite words before it included
 * @param next the first token after it and its closing marks
 * @param place the rule that it was read by
 */
record Statement(
    CommandWord word,
    Arguments arguments,
    Optional<String> text,
    boolean labelled,
    boolean please,
    boolean closed,
    int from,
    int next,
    String place) {}
