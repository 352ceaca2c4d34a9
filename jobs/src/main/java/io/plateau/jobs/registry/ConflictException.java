package io.plateau.jobs.registry;

/** Another writer changed the registry first; nothing was changed by this one. */
public final class ConflictException extends RegistryException {

  private static final long serialVersionUID = 1L;

  ConflictException(String message) {
    super(message);
  }
}
