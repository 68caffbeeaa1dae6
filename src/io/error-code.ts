/** Whether this is the operating system's complaint of that code, such as `ENOENT`. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Whether the operating system said that we may not. */
export function isClosed(error: unknown): boolean {
  return isCode(error, "EACCES") || isCode(error, "EPERM");
}

/** Whether there is no such file, be it that no disk could have one of that name, as somebody's post may name one. */
export function isNoFile(error: unknown): boolean {
  return NO_FILE.some((code) => isCode(error, code));
}

const NO_FILE = ["ENOENT", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"];
