/** Asks a person at the terminal a question that is answered by yes or no; no if they turn away. */
export async function askYesNo(question: string): Promise<boolean> {
  const { confirm } = await import("@clack/prompts");
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
  return answer === true;
}
