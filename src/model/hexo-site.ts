/** What Hexo's settings say of addresses beside the pattern. */
export interface HexoSite {
  /** `new_post_name`, where it says more than `:title`. */
  readonly names?: string;
  /** What categories are called in addresses. */
  readonly categories?: Readonly<Record<string, string>>;
  /** What becomes of the letters of categories. */
  readonly letters?: "small" | "capital";
  /** Whether posts may have folders of their own for pictures. */
  readonly assetFolders?: boolean;
  /** Whether a plug-in takes posts out of all lists whose header says `hidden`. */
  readonly hides?: boolean;
  /** Whether addresses go without `.html`. */
  readonly bareHtml?: boolean;
}
