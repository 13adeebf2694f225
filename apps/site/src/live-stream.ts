const patienceMs = { first: 5_000, most: 5 * 60_000 };

/** How long to wait after so many refusals: twice as long each time, up to five minutes, and never the same as others. */
export function waitAfter(refusals: number, random: number): number {
  return Math.min(patienceMs.first * 2 ** refusals, patienceMs.most) * (0.5 + random);
}

/** Where to go on from: the place of the last event, in the address, because a new connection sends no header. */
export function resumeAddress(address: string, lastEventId: string, base: string): string {
  const url = new URL(address, base);
  if (lastEventId !== '') url.searchParams.set('after', lastEventId);
  return url.href;
}

type Listeners = Readonly<Record<string, (data: unknown) => void>>;

/**
 * One connection for server-sent events, open only while the page is looked at. Where it breaks off the browser comes back by
 * itself; where it is refused it does not, so that we do, ever less often.
 */
export function openStream(address: string, listeners: Listeners): { close: () => void } {
  let source: EventSource | null = null;
  let timer: number | undefined;
  let refusals = 0;
  let lastEventId = '';
  let isOver = false;

  const stop = () => {
    window.clearTimeout(timer);
    source?.close();
    source = null;
  };
  const start = () => {
    stop();
    if (isOver || document.visibilityState === 'hidden') return;
    const opened = new EventSource(resumeAddress(address, lastEventId, location.href));
    source = opened;
    opened.addEventListener('open', () => (refusals = 0));
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(start, waitAfter(refusals, Math.random()));
      refusals += 1;
    });
    for (const [name, listener] of Object.entries(listeners))
      opened.addEventListener(name, (event: MessageEvent<string>) => {
        lastEventId = event.lastEventId;
        listener(JSON.parse(event.data));
      });
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') stop();
    else if (!source) start();
  });
  // A page that the browser has put aside whole is not to hold a connection.
  window.addEventListener('pagehide', stop);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) start();
  });
  start();
  return {
    close: () => {
      isOver = true;
      stop();
    },
  };
}
