/** Server-sent events: how an open page hears that there is something new to see. */

export interface Live {
  /** A stream that begins with the present version. */
  readonly join: (version: number) => ReadableStream<Uint8Array>;
  /** Tells every page. */
  readonly tell: (version: number) => void;
  /** Says nothing to every page, so that no connection is taken for dead. */
  readonly breathe: () => void;
  /** Ends every stream: whoever stops listening must not wait for them. */
  readonly end: () => void;
}

export function openLive(): Live {
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const say = (text: string): void => {
    const bytes = new TextEncoder().encode(text);
    for (const page of pages) page.enqueue(bytes);
  };
  return {
    join(version) {
      let own: ReadableStreamDefaultController<Uint8Array>;
      return new ReadableStream({
        start(page) {
          own = page;
          pages.add(page);
          // A page that lost us asks again after half a second.
          page.enqueue(new TextEncoder().encode(`retry: 500\n${eventOf(version)}`));
        },
        cancel() {
          pages.delete(own);
        },
      });
    },
    tell: (version) => say(eventOf(version)),
    breathe: () => say(":\n\n"),
    end() {
      for (const page of pages) page.close();
      pages.clear();
    },
  };
}

function eventOf(version: number): string {
  return `data: ${version}\n\n`;
}
