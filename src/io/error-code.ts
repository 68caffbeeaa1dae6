/** Whether this is the operating system's complaint of that code, such as `ENOENT`. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Whether the operating system said that we may not. */
export function isClosed(error: unknown): boolean {
  return isCode(error, "EACCES") || isCode(error, "EPERM");
}
