/** The HTML that the feed validator lets pass: readers may drop whatever else there is. */

const ACCEPTED = words(`
  a abbr acronym address area article aside audio b bdi big blockquote br button canvas caption
  center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset
  figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label
  legend li main map mark menu meter nav noscript ol optgroup option output p picture pre progress q
  rp rt ruby s samp section select small source span strike strong sub summary sup table tbody td
  template textarea tfoot th thead time tr track tt u ul var video wbr`);

/** HTML, but a way in for others: to be dropped. */
const RISKY = words(`
  applet base basefont bdo body embed frame frameset head html iframe link listing meta noframes
  object param plaintext script slot style title xmp`);

const ATTRIBUTES = words(`
  abbr align alt autoplay bgcolor border cellpadding cellspacing char charoff checked cite class
  clear color cols colspan compact coords crossorigin data datetime decoding default dir disabled
  download face for headers height hidden high href hreflang hspace id ismap itemid itemprop itemref
  itemscope itemtype kind label lang list longdesc loop low max media min multiple muted name noshade
  nowrap open optimum placeholder playsinline poster preload readonly referrerpolicy rel reversed
  rows rowspan rules scope shape size sizes span src srclang srcset start summary tabindex target
  title translate type usemap valign value vspace width wrap loading`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

export function isHtmlElement(name: string): boolean {
  return ACCEPTED.has(name.toLowerCase()) || RISKY.has(name.toLowerCase());
}

export function isRiskyElement(name: string): boolean {
  return RISKY.has(name);
}

export function isAcceptedAttribute(name: string): boolean {
  return ATTRIBUTES.has(name) || name.startsWith("data-");
}
