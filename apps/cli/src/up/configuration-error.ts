/** What an exit code of 78 means (EX_CONFIG of sysexits): starting again with the same settings cannot help. */
export const configurationExitCode = 78;

/** Something that trying again cannot mend. The message is one sentence for a person, with what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
