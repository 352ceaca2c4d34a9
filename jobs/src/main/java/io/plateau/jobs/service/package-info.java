/** What one image shows, over HTTP, by the artifact in use. */
@NullMarked
package io.plateau.jobs.service;

import org.jspecify.annotations.NullMarked;
