/**
 * What safe HTML may hold: everything not named here is dropped. The elements are those that readers
 * of feeds and mail show, the W3C feed validator calls harmless, and that cannot run, style or submit.
 */

/** Elements that stay, each with the attributes of its own that may stay. */
export const ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    a: ["href"],
    abbr: [],
    address: [],
    article: [],
    aside: [],
    audio: ["src"],
    b: [],
    bdi: [],
    bdo: [],
    blockquote: ["cite"],
    br: [],
    caption: [],
    cite: [],
    code: ["class"],
    col: ["span"],
    colgroup: ["span"],
    dd: [],
    del: ["cite", "datetime"],
    details: ["open"],
    dfn: [],
    div: [],
    dl: [],
    dt: [],
    em: [],
    figcaption: [],
    figure: [],
    footer: [],
    h1: [],
    h2: [],
    h3: [],
    h4: [],
    h5: [],
    h6: [],
    header: [],
    hr: [],
    i: [],
    img: ["src", "srcset", "sizes", "alt", "width", "height"],
    ins: ["cite", "datetime"],
    kbd: [],
    li: ["value"],
    mark: [],
    nav: [],
    ol: ["start", "reversed", "type"],
    p: [],
    picture: [],
    pre: ["class"],
    q: ["cite"],
    rp: [],
    rt: [],
    ruby: [],
    s: [],
    samp: [],
    section: [],
    small: [],
    source: ["src", "srcset", "sizes", "type", "media", "width", "height"],
    span: [],
    strong: [],
    sub: [],
    summary: [],
    sup: [],
    table: [],
    tbody: [],
    td: ["colspan", "rowspan", "align"],
    tfoot: [],
    th: ["colspan", "rowspan", "align", "scope"],
    thead: [],
    time: ["datetime"],
    tr: [],
    track: ["src", "kind", "srclang", "label", "default"],
    u: [],
    ul: [],
    var: [],
    video: ["src", "poster", "width", "height"],
    wbr: [],
  }),
);

/** Attributes that any element may keep; `id` is one more, and is made unique. */
export const GLOBAL_ATTRIBUTES: readonly string[] = ["title", "lang", "dir"];

/** Elements without content: written `<br />`. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set([
  "br",
  "col",
  "hr",
  "img",
  "source",
  "track",
  "wbr",
]);

/** Old or app-like elements, and what says the same. */
export const REPLACED_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ["acronym", "abbr"],
  ["center", "div"],
  ["dir", "ul"],
  ["hgroup", "div"],
  ["image", "img"],
  ["listing", "pre"],
  ["main", "div"],
  ["menu", "ul"],
  ["plaintext", "pre"],
  ["search", "div"],
  ["strike", "s"],
  ["tt", "code"],
  ["xmp", "pre"],
]);

/** Elements dropped with all that is in them. */
export const DROPPED_WHOLE: ReadonlySet<string> = new Set([
  "annotation",
  "annotation-xml",
  "datalist",
  "noembed",
  "noframes",
  "script",
  "select",
  "style",
  "svg",
  "template",
  "textarea",
  "title",
]);

/** Tags that go without a word: nothing that a reader would have seen goes with them. */
export const DROPPED_SILENTLY: ReadonlySet<string> = new Set([
  "base",
  "basefont",
  "big",
  "body",
  "data",
  "font",
  "head",
  "html",
  "link",
  "meta",
  "nobr",
  "noscript",
  "param",
  "rb",
  "rtc",
  "title",
]);

/** HTML's other elements: dropped, their text kept, and said. What is in none of these lists is unknown. */
export const KNOWN_ELEMENTS: ReadonlySet<string> = new Set([
  "applet",
  "area",
  "button",
  "canvas",
  "dialog",
  "fieldset",
  "form",
  "input",
  "label",
  "legend",
  "map",
  "marquee",
  "math",
  "meter",
  "optgroup",
  "option",
  "output",
  "progress",
  "slot",
]);

/** Addresses may begin with these; media only with the first two. */
export const SCHEMES: ReadonlySet<string> = new Set(["https:", "http:", "mailto:", "tel:"]);
export const MEDIA_SCHEMES: ReadonlySet<string> = new Set(["https:", "http:"]);
