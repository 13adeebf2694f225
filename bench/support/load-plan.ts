/** What the load process is told to do, and what it answers: both cross a process boundary as JSON. */

export interface LoadPlan {
  readonly port: number;
  /** How many connections are kept open, each asking again as soon as it has been answered. */
  readonly connections: number;
  readonly seconds: number;
  /** Asked first and not counted, so that the server's code is compiled and its caches are filled. */
  readonly warmUpSeconds: number;
  readonly work: ReadWork | PostWork;
}

export interface ReadWork {
  readonly kind: 'read';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PostWork {
  readonly kind: 'post';
  readonly path: string;
  readonly origin: string;
  readonly readers: readonly Reader[];
  /** Goes into every text, so that one run's comments repeat none of another's. */
  readonly run: string;
}

/** Somebody signed in: the cookie's token, and what goes into each form. */
export interface Reader {
  readonly token: string;
  readonly csrf: string;
}

export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of bodies and headers as they came over the wire. */
  readonly bytes: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
}
