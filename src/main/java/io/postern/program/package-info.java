/** A referral program and its terms; the tenant, whose id stands in every table. */
@NullMarked
package io.postern.program;

import org.jspecify.annotations.NullMarked;
