/** The rules of the house, and the test that they are kept. */
package io.postern.house;
