/** What is wrong with a server's certificate, by the words of OpenSSL and Node; undefined for other errors. */
export function tlsTrouble(error: Error, host: string): string | undefined {
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
