/** What came of connecting to a mail server without sending anything. Holds no secret. */
export interface ServerAnswer {
  readonly host: string;
  readonly port: number;
  /** How far it came, and why no farther. */
  readonly stopped?: { readonly at: "connect" | "login"; readonly because: string };
  readonly encrypted: boolean;
  /** Whether what is said there stays on this machine. */
  readonly local: boolean;
  readonly loggedIn: boolean;
  /** Its answer to EHLO; empty where it was not reached. */
  readonly abilities: string;
}
