/** What is wrong with TLS or the certificate there, by the words of OpenSSL and Node; undefined for other errors. */
export function tlsTrouble(error: Error, host: string): string | undefined {
  if (/wrong version number/i.test(error.message)) return `${host} does not begin with TLS there`;
  const why = REASONS.find(([pattern]) => pattern.test(error.message))?.[1];
  return why === undefined ? undefined : `the certificate of ${host} ${why}`;
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /self[- ]signed certificate|unable to (?:verify the first|get (?:local )?issuer) certificate/i,
    "is vouched for by nobody that this machine trusts: SMTP_CA_FILE may name the certificate of who does",
  ],
  [/certificate has expired/i, "has expired"],
  [/certificate is not yet valid/i, "is not valid yet, or this machine's clock is slow"],
  [/does not match certificate/i, "is another host's"],
];
