/** What comes from the environment alone and is printed nowhere. */
export interface Secrets {
  /** `smtps://user:password@host:465`, or several of them; absent where no mail is sent. */
  readonly smtpUrl?: string;
  /** Who gives out access tokens for XOAUTH2 (RFC 6749, 6). */
  readonly smtpOauth?: {
    readonly tokenUrl: string;
    readonly id: string;
    readonly clientSecret?: string;
    readonly refreshToken: string;
  };
  /** Certificates to trust beside those that the machine trusts, PEM. */
  readonly smtpCa?: string;
  /** Keys of readers' tokens, newest first; older ones are still accepted. */
  readonly tokenSecrets: readonly string[];
  readonly dkim?: {
    readonly domain: string;
    readonly selector: string;
    /** RSA, PEM. */
    readonly privateKey: string;
    /** A second signature of the same domain (RFC 8463). */
    readonly ed25519?: { readonly selector: string; readonly privateKey: string };
  };
}
