/** Partners, their contacts, and the managers who look after them. */
@NullMarked
package io.postern.partner;

import org.jspecify.annotations.NullMarked;
