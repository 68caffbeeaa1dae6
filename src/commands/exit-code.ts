/** 0: done, also when nothing new was to be done. 1: it ran, and something needs a person. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;
