/** What there is to show, as values: everything is worked out, and is only put into pages here. */
import type { PublicFolder } from "../../model/ports.ts";
import type { EnvelopeState } from "../../model/envelope.ts";
import type { EnvelopeReason } from "../../model/edition-report.ts";
import type { Problem } from "../../model/problem.ts";

/** A blog at one moment. */
export interface Shown {
  /** Grows with everything that there is to see anew. */
  readonly version: number;
  /** What the blog is called; the name of its folder where that is not known. */
  readonly blog: string;
  readonly look: PreviewLook;
  /** The newest digest that could be made. */
  readonly digest?: ShownDigest;
  /** The newest state could not be made into what is shown, and `problems` say why. */
  readonly isBehind: boolean;
  /** What a person has to mend before the newest state can be seen. */
  readonly problems: readonly Problem[];
  readonly posts: ShownPosts;
  /** Newest first. */
  readonly editions: readonly ShownEdition[];
  /** All that `check` says; absent while that is being worked out. */
  readonly check?: ShownCheck;
  /** The feeds, made when somebody asks for them. */
  readonly feeds: () => Promise<readonly ShownFeed[]>;
  readonly pictures: Pictures;
}

/** The colours and fonts of the pages, each colour for light and for dark ground. */
export interface PreviewLook {
  readonly shades: Readonly<Record<"page" | "paper" | "ink" | "muted" | "accent" | "rule", Shade>>;
  readonly bodyFont: string;
  readonly headingFont: string;
  readonly codeFont: string;
}

interface Shade {
  readonly light: string;
  readonly dark: string;
}

export interface ShownDigest {
  readonly edition: string;
  /** Such as `due now` or `goes out Monday 23 November 2026, 08:00 (Europe/Berlin)`. */
  readonly when: string;
  readonly subject: string;
  /** What an inbox shows after the subject. */
  readonly preheader: string;
  /** The sender as an inbox shows it. */
  readonly from: string;
  readonly posts: number;
  readonly html: string;
  readonly text: string;
  /** The whole message (RFC 5322). */
  readonly source: string;
  /** Changes with the pictures of this project that are shown in it. */
  readonly picturesMark: string;
  /** Most bytes of HTML that Gmail shows. */
  readonly limit: number;
}

/** Which posts are in and out, and why. */
export interface ShownPosts {
  /** What comes when, a sentence each. */
  readonly coming: readonly string[];
  readonly choices: readonly {
    readonly title: string;
    readonly source: string;
    readonly isIn: boolean;
    readonly reason: string;
  }[];
  readonly leftOut: readonly FileNote[];
}

/** A file, and a few words on it. */
export interface FileNote {
  readonly file: string;
  readonly note: string;
}

export interface ShownEdition {
  readonly id: string;
  readonly when: string;
  readonly url: string;
  readonly posts: readonly { readonly title: string; readonly url?: string }[];
  /** The page in the archive, read when somebody asks for it; undefined where there is none. */
  readonly page: () => string | undefined;
  /** How its delivery went, looked up when somebody asks for it; undefined where nothing is known of it here. */
  readonly delivery: () => ShownDelivery | undefined;
}

export type ShownDelivery = ShownReport | "unreadable";

export interface ShownReport {
  readonly edition: string;
  /** The states that any envelope is in. */
  readonly counts: readonly (readonly [EnvelopeState, number])[];
  /** What those of a state are waiting for, a line each. */
  readonly remarks: readonly string[];
  readonly curve?: ShownCurve;
  /** Why envelopes are refused or deferred, most frequent first. Addresses in it are masked. */
  readonly reasons: readonly EnvelopeReason[];
  /** The first of them, their addresses masked, and how many there are. */
  readonly uncertain: readonly {
    readonly id: string;
    readonly address: string;
    readonly since: string;
    readonly reply: string;
  }[];
  readonly uncertainInAll: number;
}

/** How many envelopes were submitted in each of a row of equal spans. */
export interface ShownCurve {
  /** When the first was. */
  readonly from: string;
  /** How long it took to the last. */
  readonly lasted: string;
  /** How long a span is. */
  readonly step: string;
  readonly counts: readonly number[];
}

export interface ShownCheck {
  readonly problems: readonly Problem[];
  readonly leftOut: readonly FileNote[];
  readonly changed: readonly FileNote[];
}

/** A feed's file. */
export interface ShownFeed {
  /** Relative to the output folder. */
  readonly path: string;
  /** Such as `Atom, by tag`. */
  readonly what: string;
  readonly url: string;
  readonly text: string;
  /** How many posts it carries. */
  readonly count: number;
  /** The file as a reader takes it. */
  readonly read: () => { readonly title: string; readonly entries: readonly ShownEntry[] };
}

export interface ShownEntry {
  readonly title: string;
  readonly url?: string;
  readonly when?: string;
  readonly authors: readonly string[];
  /** As it stands in the feed: to be shown in a frame in which nothing runs. */
  readonly html?: string;
  /** What stands there instead. */
  readonly text?: string;
}

/** Pictures of the blog itself, which may not be public yet. */
export interface Pictures {
  /** The site's address, with which theirs begin. Ends in `/`. */
  readonly site: string;
  /** Where in the project the file may be that has this address on the site, likeliest first. */
  readonly candidates: (address: string) => readonly string[];
  /** The project. Links that lead out of it lead to nothing. */
  readonly folder: PublicFolder;
}
