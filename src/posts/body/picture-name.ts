/** Whether a name or an address ends as that of a picture on the web does. */
export function isPictureName(name: string): boolean {
  return /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(name);
}
