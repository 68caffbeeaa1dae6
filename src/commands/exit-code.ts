/**
 * 0: done, also when nothing new was to be done. 1: it ran, and something needs a person. 2: it could
 * not run. 3: it stepped back, because another process is sending.
 */
export type ExitCode = 0 | 1 | 2 | 3;
