/** The blog's own pictures, from the project's folder: they are there before they are public. */
import { encodedPath } from "../../lib/percent.ts";
import { publicPath } from "../public-path.ts";
import { mediaTypeOf } from "../media-type.ts";
import { fileAnswer, wordsAnswer } from "./answers.ts";
import type { Pictures } from "./shown.ts";

/**
 * Answers for the file that the site has at a path. Only pictures, sound and films are shown: a folder of
 * a blog has secrets in it too. What is not in the project may be on the web already.
 *
 * @param pathname as it stands in the address, percent-encoded, with the `/` in front
 */
export async function picture(
  { site, candidates, folder }: Pictures,
  pathname: string,
  search: string,
): Promise<Response> {
  if (publicPath(pathname) === undefined)
    return wordsAnswer(404, "no picture can have that address");
  const address = new URL(`.${pathname}`, site).href;
  if (!address.startsWith(site)) return wordsAnswer(404, "no picture can have that address");
  for (const candidate of candidates(address)) {
    // Once more: what is put together of clean parts had better be clean.
    const inProject = publicPath(`/${encodedPath(candidate)}`);
    if (inProject === undefined) continue;
    const file = await folder.find(inProject);
    if (typeof file !== "object") continue;
    const { type } = mediaTypeOf(inProject, file.beginning);
    if (!/^(?:image|audio|video)\//.test(type)) continue;
    return fileAnswer(file.read(0, file.bytes), type);
  }
  return new Response(null, { status: 307, headers: { location: address + search } });
}
