/** Mail to test with, from {@code src/test/resources/letters}. */
package io.postern.letters;
