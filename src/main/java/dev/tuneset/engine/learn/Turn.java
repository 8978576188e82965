package dev.tuneset.engine.learn;

/**
 * What an assistant's message became in the rendered text, its closing token and the white space behind included.
 *
 * @param message index of the message in the conversation
 * @param start first UTF-16 unit
 * @param end one past the last UTF-16 unit
 */
record Turn(int message, int start, int end) {}
