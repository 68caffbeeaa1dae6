/** The environment, as Node has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a variable holds; one that is set and empty holds nothing. */
export function valueOf(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}
