/** What the path of a post's file tells. */
export interface FileName {
  /** Folders between the posts folder and the file, or the bundle's folder. */
  readonly directories: readonly string[];
  /** The file's name without its extension; of a page bundle that of its folder. */
  readonly stem: string;
  /** The same without the date before it. */
  readonly slug: string;
  /** The day in the name, as written: `2016-1-05`. */
  readonly date?: string;
  /** The day in the folders above, where the name has none. */
  readonly folderDate?: string;
  /** Whether the file is `index` in a folder of its own. */
  readonly isBundle: boolean;
  /** As written in `hello.fr.md`, where the generator reads it so. */
  readonly language?: string;
}

/**
 * @param relative the path below the posts folder
 * @param languageInName whether what stands before the extension may be a language (Hugo, Zola)
 * @param isLanguage whether that is the name of a language, going by what the site has
 */
export function readFileName(
  relative: string,
  languageInName: boolean,
  isLanguage: (name: string) => boolean,
): FileName {
  const parts = relative.split("/");
  const file = parts.pop() ?? "";
  const plain = file.replace(/\.[^.]*$/, "") || file;
  // Middleman's `hello.html.markdown` says first what it becomes.
  const whole = plain.endsWith(".html") ? plain.slice(0, -5) || plain : plain;
  const suffix =
    languageInName && whole.includes(".")
      ? /^(.+)\.([a-z]{2}(?:-[A-Za-z]{2,4})?)$/.exec(whole)
      : null;
  const said = suffix?.[2];
  const language = said !== undefined && isLanguage(said) ? said : undefined;
  const named = language === undefined ? whole : (suffix?.[1] ?? whole);
  // To Hugo `index.xx.md` is one in whatever language, even one that the site has not.
  const isIndex = named === "index" || (languageInName && /^index\.[\w-]{2,7}$/.test(named));
  const isBundle = isIndex && parts.length > 0;
  const stem = isBundle ? (parts.pop() ?? named) : named;
  const own = OWN_DATE.exec(stem);
  const inFolders = own ? undefined : FOLDER_DATE.exec([...parts, stem].join("/"));
  const folderDate = inFolders?.[1]?.replaceAll("/", "-");
  // `2013-06-18.txt` has nothing but its date to be called by, `2013/06-18-hello.md` has.
  const slug = own?.[2] || (inFolders?.[3] === "" ? inFolders[2] : undefined) || stem;
  return {
    directories: parts,
    stem,
    slug,
    isBundle,
    ...(own?.[1] !== undefined && { date: own[1] }),
    ...(folderDate !== undefined && { folderDate }),
    ...(language !== undefined && { language }),
  };
}

const OWN_DATE = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ](.*))?$/s;
const FOLDER_DATE = /(?:^|\/)(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:$|\/|[-_ ]([^/]*)(\/|$))/;
