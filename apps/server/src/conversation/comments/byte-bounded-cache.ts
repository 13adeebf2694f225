interface Entry<V> {
  readonly value: V;
  bytes: number;
}

/** What an entry costs besides its content: the key, the maps it stands in. An estimate. */
const overheadBytes = 500;

/** Keeps what was used last, up to a number of bytes; the least lately used goes first. */
export class ByteBoundedCache<V> {
  readonly #maxBytes: number;
  readonly #entries = new Map<string, Entry<V>>();
  readonly #onGone: (key: string, value: V) => void;
  #bytes = 0;

  /** `onGone` is told of each entry that goes, for whatever cause. */
  constructor(maxBytes: number, onGone: (key: string, value: V) => void = () => undefined) {
    this.#maxBytes = maxBytes;
    this.#onGone = onGone;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Looks without using. */
  peek(key: string): V | undefined {
    return this.#entries.get(key)?.value;
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // A map keeps the order in which entries came: the one that was just used comes last again.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value in place of the one that had the key; one that is larger than the whole cache is not kept. */
  set(key: string, value: V, contentBytes: number): void {
    this.delete(key);
    const bytes = contentBytes + overheadBytes;
    if (bytes > this.#maxBytes) return this.#onGone(key, value);
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    this.#makeRoom();
  }

  /** A kept value has become larger; nothing happens when it is no longer the one that is kept. */
  grow(key: string, value: V, byBytes: number): void {
    const entry = this.#entries.get(key);
    if (entry?.value !== value) return;
    entry.bytes += byBytes;
    this.#bytes += byBytes;
    this.#makeRoom();
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
    this.#onGone(key, entry.value);
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.delete(key);
  }

  #makeRoom(): void {
    for (const key of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.delete(key);
    }
  }
}
