/** Many runs through streams as one Spark application: strategies x orders x seeds. */
@NullMarked
package io.plateau.jobs.sweep;

import org.jspecify.annotations.NullMarked;
